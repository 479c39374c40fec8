"""Small programs, each about what an ordinary expression or declaration can be.  See ../README.md."""
