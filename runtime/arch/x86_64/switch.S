/* void td__switch(void **save_sp, void *sp)      System V ABI for x86-64, section 3.2
 *
 * Callee-saved are rbx, rbp, r12-r15, the control bits of mxcsr and the x87 control word. They go
 * to the stack that stops; its stack pointer then says all:
 *
 *     sp ->  + 0  mxcsr      + 4  x87 control word
 *            + 8  r15        +16  r14
 *            +24  r13        +32  r12
 *            +40  rbx        +48  rbp
 *            +56  return address                       (+64: the stack of td__switch's caller)
 *
 * A new stack is made to look like that, with rip = td__switch_entry, rbx = the argument and
 * r12 = the function. Nothing is kept in registers over the switch that the ABI does not name.
 */
#include "arch/x86_64/layout.h"

        .text
        .globl  td__switch
        .hidden td__switch
        .type   td__switch, @function
        .p2align 4
td__switch:
        .cfi_startproc
        leaq    -SWITCH_RIP(%rsp), %rsp
        .cfi_adjust_cfa_offset SWITCH_RIP
        stmxcsr SWITCH_MXCSR(%rsp)
        fnstcw  SWITCH_X87(%rsp)
        movq    %r15, SWITCH_R15(%rsp)
        movq    %r14, SWITCH_R14(%rsp)
        movq    %r13, SWITCH_R13(%rsp)
        movq    %r12, SWITCH_R12(%rsp)
        movq    %rbx, SWITCH_RBX(%rsp)
        movq    %rbp, SWITCH_RBP(%rsp)
        movq    %rsp, (%rdi)

        /* the other stack: the same layout, so that the CFI above stays true; from here on the
         * registers are those of its caller */
        movq    %rsi, %rsp
        ldmxcsr SWITCH_MXCSR(%rsp)
        fldcw   SWITCH_X87(%rsp)
        movq    SWITCH_R15(%rsp), %r15
        movq    SWITCH_R14(%rsp), %r14
        movq    SWITCH_R13(%rsp), %r13
        movq    SWITCH_R12(%rsp), %r12
        movq    SWITCH_RBX(%rsp), %rbx
        movq    SWITCH_RBP(%rsp), %rbp
        leaq    SWITCH_RIP(%rsp), %rsp
        .cfi_adjust_cfa_offset -SWITCH_RIP
        /* not ret: its prediction would be that of this stack's call, which is always wrong */
        popq    %rcx
        .cfi_adjust_cfa_offset -8
        .cfi_register rip, rcx
        jmpq    *%rcx
        .cfi_endproc
        .size   td__switch, . - td__switch

/* The first switch to a stack arrives here. The return address is undefined: backtraces end. */
        .globl  td__switch_entry
        .hidden td__switch_entry
        .type   td__switch_entry, @function
        .p2align 4
td__switch_entry:
        .cfi_startproc
        .cfi_undefined rip
        .cfi_undefined rbp
        xorl    %ebp, %ebp
        movq    %rbx, %rdi
        callq   *%r12
        ud2
        .cfi_endproc
        .size   td__switch_entry, . - td__switch_entry

        .section .note.GNU-stack, "", @progbits
