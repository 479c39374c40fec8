/* void td__switch(void **save_sp, void *sp)      AAPCS64, section 6.1
 *
 * Callee-saved are x19-x28, the frame pointer x29, the link register x30 (it holds where to go on)
 * and the low halves of v8-v15. They go to the stack that stops; its stack pointer then says all:
 *
 *     sp ->  + 0  x19  x20     + 16  x21  x22     + 32  x23  x24
 *            +48  x25  x26     + 64  x27  x28     + 80  x29 (fp)  x30 (lr)
 *            +96  d8   d9      +112  d10  d11     +128  d12  d13     +144  d14  d15
 *                                                  (+160: the stack of td__switch's caller)
 *
 * A new stack is made to look like that, with x30 = td__switch_entry, x19 = the argument and
 * x20 = the function. fpcr is left alone: it is the thread's, as long as no function changes it.
 */
#include "arch/aarch64/layout.h"

        .text
        .globl  td__switch
        .hidden td__switch
        .type   td__switch, %function
        .p2align 4
td__switch:
        .cfi_startproc
        sub     sp, sp, #SWITCH_SIZE
        .cfi_adjust_cfa_offset SWITCH_SIZE
        stp     x19, x20, [sp, #SWITCH_X19]
        stp     x21, x22, [sp, #SWITCH_X21]
        stp     x23, x24, [sp, #SWITCH_X23]
        stp     x25, x26, [sp, #SWITCH_X25]
        stp     x27, x28, [sp, #SWITCH_X27]
        stp     x29, x30, [sp, #SWITCH_FP]
        stp     d8,  d9,  [sp, #SWITCH_D8]
        stp     d10, d11, [sp, #SWITCH_D10]
        stp     d12, d13, [sp, #SWITCH_D12]
        stp     d14, d15, [sp, #SWITCH_D14]
        mov     x9, sp
        str     x9, [x0]

        /* the other stack: the same layout, so that the CFI above stays true */
        mov     sp, x1
        ldp     x19, x20, [sp, #SWITCH_X19]
        ldp     x21, x22, [sp, #SWITCH_X21]
        ldp     x23, x24, [sp, #SWITCH_X23]
        ldp     x25, x26, [sp, #SWITCH_X25]
        ldp     x27, x28, [sp, #SWITCH_X27]
        ldp     x29, x30, [sp, #SWITCH_FP]
        ldp     d8,  d9,  [sp, #SWITCH_D8]
        ldp     d10, d11, [sp, #SWITCH_D10]
        ldp     d12, d13, [sp, #SWITCH_D12]
        ldp     d14, d15, [sp, #SWITCH_D14]
        add     sp, sp, #SWITCH_SIZE
        .cfi_adjust_cfa_offset -SWITCH_SIZE
        ret
        .cfi_endproc
        .size   td__switch, . - td__switch

/* The first switch to a stack arrives here. The return address is undefined: backtraces end. */
        .globl  td__switch_entry
        .hidden td__switch_entry
        .type   td__switch_entry, %function
        .p2align 4
td__switch_entry:
        .cfi_startproc
        .cfi_undefined x30
        .cfi_undefined x29
        mov     x29, #0
        mov     x30, #0
        mov     x0, x19
        blr     x20
        brk     #1
        .cfi_endproc
        .size   td__switch_entry, . - td__switch_entry

        .section .note.GNU-stack, "", %progbits
