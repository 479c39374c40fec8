/* Shared by the files of this folder; no other file includes it.
 *
 *   flags.c        the compiler's flags -> what libclang is given
 *   run.c          clang is run
 *   string.c       clang's strings
 *   parse.c        open and close: the file as it stands
 *   report.c       clang's diagnostics
 *   files.c        files, inclusions, the order of translation, skipped ranges
 *   macros.c       definitions, uses, the meaning of a name at a place
 *   names.c        functions, typedefs
 *   bodies.c       the bodies that clang did not read
 *   marks.c        variables, typedefs and members marked async
 *   types.c        types as small integers
 *   convert.c      CXTypes to them
 *   declare.c      types as C text
 *   parallel.c     the printed texts, parsed at the same time
 *   expressions.c  the expression at an offset of the asked text, and its type
 *   uses.c         what a function does with its variables
 */
#ifndef TANDEM_ORACLE_CLANG_H
#define TANDEM_ORACLE_CLANG_H

#include "base/arena.h"
#include "base/intern.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "base/map.h"
#include "oracle/oracle.h"

#include <clang-c/Index.h>

/* A reading: a file as it was entered once.
 *
 * `start` and the children's lengths give every place a time in the order of translation:
 * an #include's text comes between the directive and the text after it. */
struct reading {
    int32_t file;
    int parent;              /* index into readings, or -1 */
    uint32_t at;             /* where the parent's directive names it */
    CXSourceLocation from;   /* the same, as clang has it: tells readings of the parent apart */
    int64_t base;            /* where clang's numbers of places in it begin (files_reading); -1: unknown */
    uint64_t start;          /* time of its first byte */
    uint64_t total;          /* its length and that of all it includes */
    uint64_t before;         /* the sum of its own total and those of its elder siblings */
    VEC(int) children;       /* in the order of `at` */
    VEC(struct skipped_range) skipped;
    VEC(struct inclusion) inclusions;
    VEC(CXCursor) expansions;    /* raw, from the record */
    VEC(struct macro_use) uses;  /* made of them when first asked for */
    bool uses_made;
};

struct known_file { /* beside unit->files */
    CXFile clang;
    bool is_placed; /* whether it is a system header is known */
    VEC(int) readings;
    VEC(uint32_t) begins; /* of declarations of file scope, in files that are not system headers */
    bool unsorted;        /* ... not in order */
};

struct macro {
    struct macro_definition definition; /* without its end as long as that is 0 */
    uint64_t time;
    CXCursor cursor;                    /* which has the end; few definitions are ever read */
    int32_t older;                      /* definition of the same name, or -1 */
};
/* The effect of a #define or an #undef on a name. */
struct macro_event {
    const char *name;
    uint64_t time;
    int order;       /* ties: in the order of the record */
    int definition;  /* -1: #undef */
    int older;       /* event of the same name before it, or -1 */
};

struct function_entry {
    struct function_info info;
    VEC(CXCursor) declarations; /* in order */
    bool resolved;
};

struct asked_declaration {
    CXCursor cursor; /* a function or a variable of file scope */
    uint32_t begin;
    bool visited; /* for types */
    bool used;    /* for what it does with its variables */
};

struct mention; /* uses.c */

/* A text that was parsed in the place of the annotated file. */
struct asked_text {
    const char *text;
    size_t length;
    CXIndex index;
    CXTranslationUnit tu; /* NULL if libclang failed */
    VEC(struct asked_declaration) declarations; /* of the annotated file, in order */
    VEC(CXCursor) cursors;       /* for the tables below */
    struct map parens, declared; /* extent, offset -> index into cursors */
    VEC(struct uses) uses;
    struct map variables_used;   /* offset of a variable's name -> index into uses */
    VEC(struct mention) mentioned; /* uses.c: the places that are counted in them ... */
    struct map mentions;         /* ... by offset -> index */
};

struct member_count {
    int all, async; /* fields of one name */
};

/* Types are interned: two descriptions that are equal have one number. */
enum shape {
    SHAPE_NONE, /* number 0 */
    SHAPE_BUILTIN,
    SHAPE_POINTER,
    SHAPE_ARRAY,      /* of `count` elements */
    SHAPE_OPEN_ARRAY, /* [] */
    SHAPE_VLA,
    SHAPE_FUNCTION,   /* element: the result */
    SHAPE_RECORD,
    SHAPE_ENUM,
    SHAPE_TYPEDEF,    /* of file scope; element: its type */
    SHAPE_ATOMIC,     /* _Atomic(element) */
    SHAPE_COMPLEX,
    SHAPE_VECTOR,     /* of `count` elements */
    SHAPE_OTHER       /* types that C cannot name: `name` is clang's spelling */
};
enum { QUAL_CONST = 1, QUAL_VOLATILE = 2, QUAL_RESTRICT = 4 };
struct type {
    uint8_t shape, quals;
    uint8_t kind;          /* enum type_kind; of typedefs and atomics see their element */
    bool local;            /* records, enums: declared inside a function */
    bool variadic, no_prototype;
    bool const_members;    /* records: cannot be assigned to */
    bool va_list;          /* records: holds a list of variable arguments */
    const char *keyword;   /* records: struct or union */
    const char *name;      /* interned: builtin, tag, typedef; "" for a record without a name */
    const char *attribute; /* functions: the calling convention's attribute, or NULL */
    int element, n_params;
    int64_t count;
    uint32_t offset;       /* local and nameless ones: where the tag, or else the keyword is */
    int32_t *params;
    /* not part of what makes types equal: */
    int64_t size, align;   /* bytes; -1 if unknown */
    int canonical;         /* without typedefs */
    int next;              /* chain of equal hashes, 0 at the end */
};

/* A record of file scope without a name (nameless.c). */
struct nameless {
    CXCursor record;
    const char *object; /* an expression of its type; NULL if there is none */
    const char *name;   /* interned: its name in the output; "" if there is no object */
    bool given;         /* oracle_typedef_needed has given it */
};

struct oracle {
    struct unit *unit;
    struct arena *arena; /* unit->arena */
    CXIndex index;
    CXTranslationUnit tu;    /* the file as it stands, in most cases without bodies */
    CXTranslationUnit whole; /* with them, where they are needed after all; or NULL */
    bool skips_bodies;       /* tu has none */
    struct { bool known, yes; } body_records[2]; /* the answers of bodies_have_records */
    bool bodies_unclear;     /* where they are cannot be told from the text */
    struct asked_text *texts, *asked; /* all asked texts; the present one, or NULL */
    int n_texts;
    VEC(const char *) flags; /* given to clang */

    VEC(struct known_file) files; /* parallel to unit->files */
    struct map file_numbers;      /* CXFile -> index */
    CXFile last_file;             /* the one looked up last, and its index */
    int32_t last_number;
    VEC(struct reading) readings; /* 0 is the annotated file's */

    VEC(struct macro *) macros; /* in the order of definition, then builtin ones like __LINE__ */
    struct map macro_numbers;   /* hash of (file, offset) -> index */
    struct map newest_macro;    /* name -> index */
    VEC(struct macro_event) events;
    struct map newest_event; /* name -> index of its newest event */
    bool events_made;

    VEC(struct function_entry *) functions;
    struct map function_numbers; /* name -> index into functions */
    VEC(const struct function_info *) definitions;
    struct map typedefs, variables; /* name -> index into name_cursors */
    VEC(CXCursor) name_cursors;
    VEC(CXCursor) records; /* of file scope */
    struct map members;    /* field's name -> index into member_counts */
    VEC(struct member_count) member_counts;
    bool members_made, bodies_visited;

    VEC(struct type) types; /* 0 is "unknown" */
    VEC(struct nameless) nameless;
    struct map type_hashes; /* hash -> newest type with it */
    int64_t pointer_size, int_size;
};

/* flags.c: the flags of the command line as clang can take them, into oracle->flags. */
void flags_translate(struct oracle *oracle);
bool flags_without_machine(struct oracle *oracle); /* drops -m...; false if there was none */

/* run.c: libclang on the annotated file, as it stands or as `unsaved` has it. 0: fine.  From any
 * thread, with an index of its own. */
struct command {
    const char *input;
    const char *const *flags;
    int n_flags;
};
struct command run_command(const struct oracle *oracle);
int run_text(const struct command *command, CXIndex index, unsigned options,
             struct CXUnsavedFile *unsaved, CXTranslationUnit *tu);
/* The file as it stands, on the oracle's own index; NULL if libclang fails. */
CXTranslationUnit run_clang(struct oracle *oracle, unsigned options);
/* The same with its bodies (parsed now, if they were left out). */
CXTranslationUnit oracle_whole(struct oracle *oracle);

/* report.c */
bool report_has_errors(CXTranslationUnit tu);
void report_errors(struct oracle *oracle, CXTranslationUnit tu);

/* files.c */
void files_collect(struct oracle *oracle); /* fills unit->files and readings */
void files_skipped(struct oracle *oracle); /* after the visit of the record: it places readings */
int32_t files_number(struct oracle *oracle, CXFile file); /* -1: none */
/* Its place for people: outside of macros. File -1 if it has none. */
void files_place(struct oracle *oracle, CXSourceLocation location, int32_t *file,
                 uint32_t *offset);
struct range files_extent(struct oracle *oracle, CXCursor cursor);
bool files_is_spelled(CXSourceLocation location); /* in a file, not out of a macro */
/* The reading of its file that a place is in; -1 if it is nowhere. */
int32_t files_reading(struct oracle *oracle, CXSourceLocation location);
/* The place belongs to that reading: so do all that clang numbers like it. */
void files_note_reading(struct oracle *oracle, int32_t reading, CXSourceLocation location);
/* clang says of the first thing that is seen in a file whether it is a system header: asking about the file
 * itself takes clang a search through everything that it has read. */
void files_note_place(struct oracle *oracle, int32_t file, CXSourceLocation location);
void files_finish_places(struct oracle *oracle); /* of those in which nothing was seen */
void files_include_line(struct oracle *oracle, int32_t reading, CXCursor directive);
uint64_t files_time(struct oracle *oracle, int32_t reading, uint32_t offset);
uint32_t files_line_start(const char *text, uint32_t offset); /* of the logical line */
bool files_in_directive(const char *text, uint32_t offset);   /* #ifdef, #pragma ... */
uint32_t files_skip_space(const char *text, uint32_t at);     /* and comments */

/* macros.c: the record comes entry by entry, in the order of translation. */
struct macro_walk { uint64_t time; };
void macros_visit(struct oracle *oracle, struct macro_walk *walk, CXCursor cursor);
void macros_finish(struct oracle *oracle);

/* names.c */
void names_visit(struct oracle *oracle, CXCursor cursor);
bool names_marked_async(struct oracle *oracle, CXCursor cursor); /* by an attribute */

/* bodies.c: for a tu without bodies. */
void bodies_note(struct oracle *oracle, CXCursor declaration); /* each one of file scope */
/* Is this declaration of a function a definition?  Then its extent is prolonged to the body's end.
 * Sets bodies_unclear if that is not certain. */
bool bodies_find(struct oracle *oracle, CXCursor cursor, struct range *extent, uint32_t *begin);
/* May a body declare a struct or a union?  `async`: one with members marked async?  True if that is not
 * certain. */
bool bodies_have_records(struct oracle *oracle, bool async);

/* parallel.c: disposes of the texts that were asked about. */
void parallel_close(struct oracle *oracle);

/* expressions.c: places in the asked text, and what is directly below a cursor. */
struct kids {
    CXCursor first, second;
    int n;
};
uint32_t expressions_offset(CXSourceLocation location);
void expressions_extent(CXCursor cursor, uint32_t *begin, uint32_t *end);
struct kids expressions_kids(CXCursor cursor);
bool expressions_integer(CXCursor cursor, int64_t *value); /* false: it is no integer constant */

/* uses.c: counts what a function's body does, into oracle->asked->uses. */
void uses_visit(struct oracle *oracle, CXCursor function);

/* marks.c: notes the functions and fields that bodies outside of system headers declare; once. */
void marks_visit_bodies(struct oracle *oracle);

/* types.c */
void types_init(struct oracle *oracle);
int types_make(struct oracle *oracle, struct type type); /* the number of a description */
int types_with_quals(struct oracle *oracle, int type, unsigned quals);
int types_pointer(struct oracle *oracle, int element, unsigned quals);
bool types_is_array(const struct type *type);
int types_resolve(struct oracle *oracle, int type);   /* no typedef on the outside */
int types_value(struct oracle *oracle, int type);     /* decayed, unqualified, not atomic */

/* convert.c */
int types_of(struct oracle *oracle, CXType type);
int types_builtin(struct oracle *oracle, enum CXTypeKind kind); /* CXType_Int or CXType_UInt */

/* nameless.c: the name that the output gives to a record of file scope; "" if it can have none. */
const char *nameless_of_function(struct oracle *oracle, CXCursor record); /* or NULL */
const char *nameless_name(struct oracle *oracle, CXCursor record);

/* string.c */
/* A CXString's text in the arena; disposes of the string. */
const char *oracle_string(struct oracle *oracle, CXString string);
const char *oracle_name(CXString string); /* interned */

#endif
