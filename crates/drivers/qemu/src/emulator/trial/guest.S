# The guest of the KVM trial: a firmware image of 64 KiB that does what an
# ordinary guest does first, and reports through QEMU's isa-debug-exit device.
#
#   real mode -> protected mode -> paging -> long mode
#   -> a breakpoint and a page fault through an interrupt table
#   -> some floating point -> ROUNDS rounds of a loop -> out 0xf4
#
# A processor takes some milliseconds for the loop; an accelerator that only
# interprets does not end it within the deadline.
#
# Assembled into guest.bin (only its last 512 bytes are kept there) by
#   as guest.S -o guest.o && ld -Ttext=0xfffffe00 guest.o -o guest.elf
#   objcopy -O binary guest.elf guest.bin

        .equ    ROUNDS, 1 << 24
        .equ    SUCCESS, 0x2a           # QEMU exits with 2 * 0x2a + 1
        .equ    FAILURE, 0x15

        .section .text
        .code16
        .globl  _start
_start:
        cli
        lgdtl   %cs:table_register - 0xffff0000
        movl    %cr0, %eax
        orl     $1, %eax
        movl    %eax, %cr0
        ljmpl   $0x08, $protected

        .code32
protected:
        movl    $0x10, %eax
        movl    %eax, %ds
        movl    %eax, %es
        movl    %eax, %ss
        # Page tables at 0x1000 (level 4), 0x2000 (level 3), 0x3000 (low 2 MiB)
        # and 0x4000 (the 2 MiB that end at 4 GiB), all else absent.
        xorl    %eax, %eax
        movl    $0x1000, %edi
        movl    $0x2000, %ecx           # up to 0x9000, in words of 4
        rep stosl
        movl    $0x2003, 0x1000
        movl    $0x3003, 0x2000
        movl    $0x4003, 0x2018
        movl    $0x0083, 0x3000
        movl    $0xffe00083, 0x4ff8
        movl    %cr4, %eax
        orl     $0x620, %eax            # PAE, OSFXSR, OSXMMEXCPT
        movl    %eax, %cr4
        movl    $0x1000, %eax
        movl    %eax, %cr3
        movl    $0xc0000080, %ecx       # EFER
        rdmsr
        orl     $0x100, %eax            # LME
        wrmsr
        movl    %cr0, %eax
        andl    $0xfffffffb, %eax       # no emulation of floating point
        orl     $0x80000002, %eax       # PG, MP
        movl    %eax, %cr0
        ljmpl   $0x18, $long

        .code64
long:
        movl    $0x8000, %esp
        xorl    %r15d, %r15d
        # Interrupt table at 0x6000: breakpoint and page fault.
        leaq    breakpoint(%rip), %rax
        movl    $0x6000 + 3 * 16, %edi
        call    gate
        leaq    page_fault(%rip), %rax
        movl    $0x6000 + 14 * 16, %edi
        call    gate
        movw    $0xfff, 0x7000
        movq    $0x6000, 0x7002
        lidt    0x7000
        int3
        movl    $0x40000000, %ebx       # absent until the fault is handled
        movl    (%rbx), %eax
        cmpl    $0x11, %r15d
        jne     failed

        cvtsi2sd %r15d, %xmm0
        mulsd   %xmm0, %xmm0
        cvttsd2si %xmm0, %eax
        cmpl    $0x121, %eax
        jne     failed

        movl    $ROUNDS, %ecx
1:      addl    %ecx, %eax
        decl    %ecx
        jnz     1b
        movb    $SUCCESS, %al
        outb    %al, $0xf4
        # QEMU 10 ends some instructions later: nothing else may be reported.
        jmp     stand
failed:
        movb    $FAILURE, %al
        outb    %al, $0xf4
stand:
        hlt
        jmp     stand

gate:                                   # handler %rax into the entry at %rdi
        movw    %ax, (%rdi)
        movw    $0x18, 2(%rdi)
        movw    $0x8e00, 4(%rdi)
        shrq    $16, %rax
        movw    %ax, 6(%rdi)
        shrq    $16, %rax
        movq    %rax, 8(%rdi)
        ret

breakpoint:
        addl    $1, %r15d
        iretq

page_fault:
        addl    $0x10, %r15d
        movl    $0x3003, 0x2008         # the low 2 MiB once more
        addq    $8, %rsp                # the error code
        iretq

        .balign 8
table:
        .quad   0
        .quad   0x00cf9b000000ffff      # 0x08: code, 32 bits
        .quad   0x00cf93000000ffff      # 0x10: data
        .quad   0x00af9b000000ffff      # 0x18: code, 64 bits
table_register:
        .word   . - table - 1
        .long   table

        .org    0x1f0                   # the reset vector, 0xfffffff0
        .code16
        jmp     _start
        .org    0x200
