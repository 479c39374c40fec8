/* The oracle: questions about the annotated file to a real C compiler.  All use of
 * libclang is behind this header, so that unit tests can put a fake in its place.
 *
 * It answers in two steps.
 *
 *   1. oracle_open parses the annotated file itself (annotated source is valid C),
 *      reports clang's own diagnostics, and then has its macros, includes and functions.
 *   2. oracle_ask has a second, in-memory text parsed in its place: the same file in which the
 *      bodies to be transformed were printed macro-free, so that every expression and every
 *      declared name has an exact byte offset.  Types are asked by these offsets.  Of a long
 *      file several such texts are made, each with a part of the bodies.
 */
#ifndef TANDEM_ORACLE_ORACLE_H
#define TANDEM_ORACLE_ORACLE_H

#include "source/unit.h"

#include <stdbool.h>
#include <stdint.h>

struct oracle;

/* ---- step 1: the file as it stands ---- */

/* Parses unit->options->input; fills unit->files (index 0 is the annotated file; every
 * included file follows).  A file that is not text, and errors of clang outside of function bodies, go to
 * unit->diag, and if there are any, all others too.  Returns NULL only if clang could not be run or the
 * file not read (already reported). */
struct oracle *oracle_open(struct unit *unit);
/* Has the file errors within function bodies, which oracle_open did not report?  This takes
 * a parse.  Needless if no pass reported an error: oracle_ask would have failed. */
bool oracle_has_errors(struct oracle *oracle);
void oracle_report(struct oracle *oracle); /* reports them */
void oracle_close(struct oracle *oracle);
const char *oracle_version(void); /* "clang version 14.0.6" */

/* A macro's definition: from `NAME` in `#define NAME` to the line's end. */
struct macro_definition {
    const char *name;       /* interned */
    int32_t file;           /* -1: predefined by the compiler or by -D (then no text) */
    uint32_t begin, end;    /* from the name to the end of the replacement list */
};
/* A *reading* is a file as it was entered once: a header may be read several times, each time with other
 * names, branches and #includes.  Readings are numbered in the order of entering; 0 is
 * that of the annotated file.
 *
 * Invocations spelled in a file, in order of their offset, those in arguments of others too.
 * Names in directives (#ifdef X) are left out; __LINE__ and others have a definition
 * without text. */
struct macro_use {
    uint32_t begin;         /* of the macro's name */
    int32_t definition;     /* index for oracle_macro, never -1 */
};
/* Lines that #if skipped: from the end of the directive that was false to the start of the line of
 * the #elif, #else or #endif where reading continued. */
struct skipped_range { uint32_t begin, end; };
/* '#' of an #include that was not skipped, the file that it means (-1: never read), and the reading that
 * it began; -1 if it read nothing (its file has a guard and was read before, or was not found). */
struct inclusion { uint32_t begin; int32_t file, reading; };

const struct macro_definition *oracle_macro(struct oracle *oracle, int32_t index);
int oracle_macro_count(struct oracle *oracle);              /* in the order of definition */
/* The newest definition of a name that precedes the given place in the order of translation,
 * taking #undef into account; -1 if there is none. */
int32_t oracle_macro_find(struct oracle *oracle, const char *name, int32_t reading, uint32_t offset);
/* All definitions of a name, wherever they are: the newest one if `newer` is -1, else the one before
 * `newer`; -1 if there is none. */
int32_t oracle_macro_named(struct oracle *oracle, const char *name, int32_t newer);
int oracle_readings(struct oracle *oracle); /* how many there are */
int32_t oracle_reading_file(struct oracle *oracle, int32_t reading);
/* Of one reading, in the order of the file. */
const struct macro_use *oracle_macro_uses(struct oracle *oracle, int32_t reading, int *n);
const struct skipped_range *oracle_skipped(struct oracle *oracle, int32_t reading, int *n);
const struct inclusion *oracle_inclusions(struct oracle *oracle, int32_t reading, int *n);

enum function_flags {
    FUNCTION_ASYNC = 1 << 0,
    FUNCTION_GENERATOR = 1 << 1,
    FUNCTION_STATIC = 1 << 2,
    FUNCTION_VARIADIC = 1 << 3,
    FUNCTION_NORETURN = 1 << 4,
    FUNCTION_DEFINED = 1 << 5,  /* a body was seen */
    FUNCTION_VOID = 1 << 6,     /* returns void */
    FUNCTION_OPERATION = 1 << 7, /* td_NAME of the runtime, which can be awaited as td__op_NAME */
    FUNCTION_WEAK = 1 << 8       /* another definition may take its place when the program is linked */
};
struct function_info {
    const char *name;           /* interned */
    unsigned flags;             /* of all its declarations together */
    int32_t file;               /* of the definition, else of the first declaration */
    int32_t reading;            /* of that file */
    uint32_t begin, end;        /* its extent there (expansion offsets) */
    uint32_t body_begin;        /* where the body's '{' is, if FUNCTION_DEFINED */
    const char *yields, *sent;  /* generators: the types as spelled, or NULL */
    int result;                 /* type of its result, for oracle_declare */
    bool mismatch;              /* declarations disagree about async ... */
    struct range_ { int32_t file; uint32_t begin, end; } first, other; /* ... here and here */
    unsigned first_flags, other_flags; /* with these FUNCTION_ASYNC, FUNCTION_GENERATOR */
};
/* A function by name, or NULL: one declared at file scope, or else within some body. */
const struct function_info *oracle_function(struct oracle *oracle, const char *name);
/* All functions defined in files that are not system headers, in order of translation. */
const struct function_info *const *oracle_definitions(struct oracle *oracle, int *n);

/* Was the text of the annotated file enough to tell where all its bodies are?  Then without one of them it
 * is a declaration with a ';' in the place of {...}. */
bool oracle_bodies_are_plain(const struct oracle *oracle);

/* Is the name a typedef at file scope (or a builtin type name)? */
bool oracle_is_typedef(struct oracle *oracle, const char *name);
bool oracle_is_variable(struct oracle *oracle, const char *name); /* at file scope */
/* Is a file-scope name a variable, typedef or field... that is marked async? (pointer checks) */
bool oracle_is_async_variable(struct oracle *oracle, const char *name);
bool oracle_is_async_typedef(struct oracle *oracle, const char *name);
/* Is there a field of that name marked async, in every record that has such a field? */
bool oracle_is_async_member(struct oracle *oracle, const char *name);

/* ---- step 2: macro-free bodies ---- */

struct text {
    const char *text; /* NUL-terminated; stays as long as the oracle */
    size_t length;
};
/* Has the texts parsed in place of the annotated file, all at the same time: each has all its declarations
 * and a part of the bodies.  Returns when all are parsed.  False, not reported: one of them has errors.
 * Replaces all earlier texts. */
bool oracle_ask(struct oracle *oracle, const struct text *texts, int n);
/* Reports, as an internal error, the errors in the text for which oracle_ask failed. */
void oracle_report_asked(struct oracle *oracle);
/* The questions below are about this text from now on; about the first one until then. */
void oracle_select(struct oracle *oracle, int text);

/* Does each file that was read still have the text that the first parse saw?  The second parse
 * reads headers again, so otherwise the types may be those of another program.  Headers of the
 * system go by size and time.  False: reported. */
bool oracle_unchanged(struct oracle *oracle);

/* Bytes of a pointer in the programs that are compiled for. */
int64_t oracle_pointer_size(const struct oracle *oracle);

enum type_kind {
    TYPE_NONE, TYPE_VOID, TYPE_INTEGER /* bool, char, enums too */, TYPE_FLOATING /* complex too */,
    TYPE_POINTER, TYPE_ARRAY, TYPE_RECORD, TYPE_FUNCTION, TYPE_VECTOR, TYPE_OTHER
};
struct type_info {
    enum type_kind kind;
    bool is_const, is_volatile, is_atomic;
    bool variably_modified;     /* a VLA or a pointer to one somewhere in it */
    bool const_members;         /* a record that cannot be assigned to */
    bool local;                 /* names a type declared inside a function */
    bool nameless;              /* has a part that cannot be written in C */
    bool nameless_local;        /* has a record in it that is declared in a function, without a tag */
    int64_t size, align;        /* bytes; -1 if unknown */
};
/* Types are small positive integers; 0 is "unknown".  A typedef of file scope and its type are two
 * numbers, so that declarations read as the programmer wrote them; types are the
 * same type iff their canonical numbers are equal. */
struct type_info oracle_type(struct oracle *oracle, int type);
int oracle_type_canonical(struct oracle *oracle, int type);  /* without typedefs, at any depth */
int oracle_type_element(struct oracle *oracle, int type); /* of an array or a pointer, else 0 */
/* va_list, also as a parameter has it, an array of or a pointer to some, or a record that holds one. */
bool oracle_is_va_list(struct oracle *oracle, int type);
int oracle_type_unqualified(struct oracle *oracle, int type); /* of an array: its elements too */
int oracle_type_without_const(struct oracle *oracle, int type); /* volatile stays */
/* A name that a type's text needs: of a typedef of file scope or of a record or enum. */
struct type_name {
    const char *keyword; /* "struct", "union", "enum", or "" for a typedef's name */
    const char *name;    /* interned; "": a record without a tag */
    bool local;          /* declared inside a function */
    uint32_t offset;     /* local: in the asked text, of the tag at its definition (else declaration),
                            or of the word struct or union where there is no tag */
};
/* A C declaration of `name` with that type, e.g. "int (*name)[3]"; name "" gives a type name.
 * `rename(type name, user)` says what stands for a name, "struct own_s", or NULL: as it is.
 * Typedefs of blocks are replaced by their types, enums without a name by their integer type.
 * const at the top level is kept. */
const char *oracle_declare(struct oracle *oracle, struct arena *arena, int type, const char *name,
                           const char *(*rename)(const struct type_name *name, void *user), void *user);

/* A typedef that the declarations of that type need before them, at file scope: of a record that has
 * no name in the source. Each typedef is given once; NULL if there is no more. */
const char *oracle_typedef_needed(struct oracle *oracle, int type);

/* The type of the parenthesised expression "( ... )" at exactly [begin,end) of the
 * asked text, parentheses included.  `lvalue`: its own type (arrays stay arrays).  Otherwise its
 * value's type: arrays and functions decay, qualifiers and _Atomic are dropped, bit-fields are
 * promoted.  0 if unknown: operands of _Alignas and of attributes are invisible. */
int oracle_expr_type(struct oracle *oracle, uint32_t begin, uint32_t end, bool lvalue);
/* The type of the variable, parameter or typedef whose name is declared at that offset. */
int oracle_decl_type(struct oracle *oracle, uint32_t name_offset);
/* Evaluates an integer constant expression at [begin,end) (parenthesised). */
bool oracle_expr_value(struct oracle *oracle, uint32_t begin, uint32_t end, int64_t *value);

/* How often the function around it does something with a variable or a parameter whose name is
 * declared at that offset, by clang's tree.  What is evaluated under a condition counts as often as it
 * stands there.  An assignment to a part reads the rest and writes; an array is never read or
 * written, its address is taken.  Two numbers, since not everything is certain: an operand of asm may be
 * read or written, the sizes of some types may be evaluated. */
enum use { USE_READ, USE_WRITE, USE_ADDRESS, N_USES };
struct uses {
    int least[N_USES], most[N_USES];
    bool pointed; /* its address is taken by an expression, or for its cleanup function */
};
struct uses oracle_uses(struct oracle *oracle, uint32_t name_offset);

#endif
