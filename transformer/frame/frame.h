/* residency, layout: where variables live, and the frame that holds them. */
#ifndef TANDEM_FRAME_FRAME_H
#define TANDEM_FRAME_FRAME_H

#include "fn/fn.h"

/* Requires: fn->cfg, fn->live, fn->dirty.  Gives: symbol->lives.  Leaves true: a variable that is live across
 * a suspension is LIVES_SAVED or LIVES_FRAME; one whose address is taken there is LIVES_FRAME. */
void residency_run(struct fn *fn);

/* Requires: residency.  Gives: symbol->field, slot, text: "td_f->x".  Leaves true: fields have
 * different names; variables that share a slot do not conflict. */
void layout_run(struct fn *fn);

/* size.c. Requires: layout.  Gives: fn->frame_size and frame_align, which are those of the struct that
 * emit_frame prints; reports a frame over its budget (-Wframe-size=N). */
void size_run(struct fn *fn);

void frame_dump(struct fn *fn, FILE *out);

#endif
