/* Where the saved registers lie, from the saved stack pointer up; asserted in src/context.c. */
#ifndef TANDEM_SWITCH_H
#define TANDEM_SWITCH_H

#if defined(__x86_64__)
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
#elif defined(__aarch64__)
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

#endif
