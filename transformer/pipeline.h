/* The passes, in their order: what happens to one annotated file. */
#ifndef TANDEM_PIPELINE_H
#define TANDEM_PIPELINE_H

struct unit;
struct buf;

/* Transforms the file of unit->options: appends the emitted C to `out`, and, if
 * unit->options->header asks for it, the frames' declarations to `header`.  With
 * options->check_only nothing is emitted; with options->dump the dump of that pass is what
 * goes to `out`.  Reports into unit->diag, but prints nothing.
 * Returns the exit status: 0 fine, 1 the file has errors, 2 our or the environment's fault.
 * What is in `out` is meaningful only after 0.
 * Requires: unit->options and unit->diag are set; the unit is otherwise zero.  The caller closes
 * unit->oracle, when diagnostics were printed. */
int pipeline_run(struct unit *unit, struct buf *out, struct buf *header);

#endif
