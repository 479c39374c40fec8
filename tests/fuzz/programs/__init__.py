"""Random annotated programs: written as a tree, printed as C, and run here by the rules."""
