/* Offsets of the saved registers, from the saved stack pointer up: for switch.S, and asserted in
 * first.h. */
#ifndef TANDEM_LAYOUT_H
#define TANDEM_LAYOUT_H

#define SWITCH_MXCSR 0
#define SWITCH_X87 4
#define SWITCH_R15 8
#define SWITCH_R14 16
#define SWITCH_R13 24
#define SWITCH_R12 32
#define SWITCH_RBX 40
#define SWITCH_RBP 48
#define SWITCH_RIP 56
#define SWITCH_SIZE 64

#endif
