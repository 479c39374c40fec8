/* Two copies of the runtime in one process, say one in the program and one in a plug-in, would each
 * have its own idea of the running task and of the thread's loop. The second one to be used says
 * so.
 *
 * Every object file with a copy has a note, which finds a record in its data. When a copy is used
 * for the first time it looks through the notes of all loaded objects, and then fills its own
 * record:
 *
 *      program            note --> record { state: the program's }
 *      plug-in            note --> record { state: NULL: not used }
 *
 * A copy whose symbols another one replaces, as in a program linked with -rdynamic, shares the
 * state of that one, and is no second copy. */
#define _GNU_SOURCE
#include "host/posix/copy.h"

#include "host/host.h"

#include <link.h>
#include <string.h>

enum { NOTE_TYPE = 0x7464 };
#define NOTE_NAME "Tandem"

struct record {
    const void *state; /* the one that it sees, once it is in use; NULL before */
};
__attribute__((visibility("hidden"))) struct record td__copy_record;

/* namesz, descsz, type, name, and the distance from the last word to the record */
__asm__(".pushsection .note.tandem, \"a\", %note\n"
        ".balign 4\n"
        ".long 7, 4, 0x7464\n"
        ".asciz \"Tandem\"\n"
        ".balign 4\n"
        ".long td__copy_record - .\n"
        ".popsection\n");

struct search {
    const void *state;
    const char *own, *other; /* names of objects */
    bool found_other;
};

static const struct record *record_of(const char *note)
{
    int32_t distance;
    memcpy(&distance, note, sizeof distance);
    return (const struct record *)(const void *)(note + distance);
}

static void look_at(const struct record *record, const char *object, struct search *search)
{
    if (record == &td__copy_record) {
        search->own = object;
    } else if (record->state && record->state != search->state) {
        search->other = object;
        search->found_other = true;
    }
}

static size_t round_up(size_t n, size_t align)
{
    return (n + align - 1) & ~(align - 1);
}

static int visit(struct dl_phdr_info *info, size_t size, void *user)
{
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
        size_t align = segment->p_align == 8 ? 8 : 4, at = 0;
        const char *notes = (const char *)info->dlpi_addr + segment->p_vaddr;
        ElfW(Nhdr) head;
        if (segment->p_type != PT_NOTE)
            continue;
        while (at + sizeof head <= segment->p_memsz) {
            const char *name = notes + at + sizeof head, *desc;
            memcpy(&head, notes + at, sizeof head);
            desc = notes + round_up(at + sizeof head + head.n_namesz, align);
            if (head.n_type == NOTE_TYPE && head.n_namesz == sizeof NOTE_NAME &&
                head.n_descsz == sizeof(int32_t) && memcmp(name, NOTE_NAME, sizeof NOTE_NAME) == 0)
                look_at(record_of(desc), info->dlpi_name, user);
            at = round_up((size_t)(desc - notes) + head.n_descsz, align);
        }
    }
    return 0;
}

static const char *shown(const char *object)
{
    return object && *object ? object : "the program";
}

void td__copy_check(const void *state)
{
    struct search search = {.state = state};
    dl_iterate_phdr(visit, &search);
    if (search.found_other)
        td__fatal("two copies of the runtime in one process: %s has one, and %s has another. "
                  "Link both with libtandem.so, or the program with -rdynamic",
                  shown(search.other), shown(search.own));
    td__copy_record.state = search.state;
}
