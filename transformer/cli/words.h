/* Words of a command line, texts of files, and complaints: what every command needs. */
#ifndef TANDEM_CLI_WORDS_H
#define TANDEM_CLI_WORDS_H

#include "cli/cli.h"

/* Splits text as gcc splits response files: white space separates, ' and " quote, \ escapes. */
void split_words(struct arena *arena, const char *text, string_vec *words);
/* A whole file as NUL-terminated text in the arena, or NULL (errno says why). */
char *read_text(struct arena *arena, const char *path);
/* "tandem: ..." on stderr. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
