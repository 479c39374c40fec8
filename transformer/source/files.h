/* Places in files: lines, and where directives end. */
#ifndef TANDEM_SOURCE_FILES_H
#define TANDEM_SOURCE_FILES_H

#include "source/unit.h"

/* 1-based line of a byte offset; an offset past the end is on the last line. */
uint32_t file_line(struct unit *unit, int file, uint32_t offset);

/* The number of a physical line by the file's own #line directives (C11 6.10.4): for __LINE__ and for
 * messages and output. */
uint32_t file_presumed(struct unit *unit, int file, uint32_t line, const char **path);

/* The end of the directive (or of any logical line) that begins at `from`: after its newline, or
 * the end of the text.  A newline that is spliced, or in a block comment, does not end it.
 */
uint32_t directive_end(const struct file *file, uint32_t from);

/* The text that ends a file's last line when other text follows: none, a newline, or two if the one that it
 * has is spliced. */
const char *file_ending(const struct file *file);

/* The name of the directive whose '#' (or %:) is at `hash`: where it begins in the text, and
 * its length, 0 for a null directive.  Splices within a name are not removed. */
const char *directive_name(const struct file *file, uint32_t hash, size_t *length);

/* Is it #if, #ifdef, #ifndef (+1), #endif (-1) or #elif, #else ... (0)?  Else 2. */
int directive_condition(const char *name, size_t length);

/* The conditional directives in a stretch of a file: how many close one that began before it, and how many
 * stay open after it. */
void file_conditions(const struct file *file, uint32_t begin, uint32_t end, int *closed, int *opened);

#endif
