/* Offsets of the saved registers, from the saved stack pointer up: for switch.S, and asserted in
 * first.h. */
#ifndef TANDEM_LAYOUT_H
#define TANDEM_LAYOUT_H

#define SWITCH_X19 0
#define SWITCH_X21 16
#define SWITCH_X23 32
#define SWITCH_X25 48
#define SWITCH_X27 64
#define SWITCH_FP 80
#define SWITCH_LR 88
#define SWITCH_D8 96
#define SWITCH_D10 112
#define SWITCH_D12 128
#define SWITCH_D14 144
#define SWITCH_SIZE 160

#endif
