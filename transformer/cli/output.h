/* Files that are written whole or not at all.
 *
 * Text goes to a temporary file beside its destination and is renamed to it; when the process ends, also by an
 * error or a signal, temporary files are removed.  A file that
 * has its text already is left alone, so that its time stamp does not start a rebuild. */
#ifndef TANDEM_CLI_OUTPUT_H
#define TANDEM_CLI_OUTPUT_H

#include "base/buf.h"

#include <stdbool.h>
#include <sys/types.h>

/* One file on its way. */
struct output {
    char *path;      /* the destination, symbolic links resolved; NULL: nothing to do */
    char *temporary; /* where the text is, or NULL: the destination has it already */
};

/* Makes signals clean up, makes writing to a closed pipe or over a limit an error instead of a signal, and opens
 * descriptors 0 to 2 if they are closed. Call first. */
void output_init(void);

/* Writes the text to a temporary file beside `path`, or, if `path` is not an ordinary file
 * (/dev/null, a pipe), to it.  False: failed, and reported. */
bool output_prepare(struct output *output, const char *path, const struct buf *text);
/* Puts the file in its place. False: failed, and reported. */
bool output_commit(struct output *output);
void output_drop(struct output *output); /* removes the file if it is not committed; frees */

/* Writes to stdout, all of it. False: failed, and reported. */
bool output_stdout(const struct buf *text);

/* Remembers a file or a folder to be removed at the end, last first; `path` is copied. */
void cleanup_add(const char *path);
/* The child to be ended with us by a signal; 0: none. */
void cleanup_child(pid_t child);
/* Removes all that was remembered. Runs at exit, too. */
void cleanup_now(void);
/* The same from a signal handler, after which the process ends. */
void cleanup_in_handler(void);

#endif
