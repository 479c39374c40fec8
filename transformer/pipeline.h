/* The way of one annotated file through the passes. */
#ifndef TANDEM_PIPELINE_H
#define TANDEM_PIPELINE_H

struct unit;
struct buf;

/* Transforms the file of unit->options: appends the emitted C to `out`, and, if
 * unit->options->header asks for it, the frames' declarations to `header`.  With
 * options->check_only nothing is emitted; with options->dump the dump of that pass goes to
 * `out` instead.  Reports into unit->diag, but prints nothing.
 * Returns the exit status: 0 no error, 1 errors in the file, 2 a fault of the tool or its environment.
 * The text in `out` is meaningful only after 0.
 * Requires: unit->options and unit->diag are set; the unit is otherwise zero.  The caller closes
 * unit->oracle, when diagnostics were printed. */
int pipeline_run(struct unit *unit, struct buf *out, struct buf *header);

#endif
