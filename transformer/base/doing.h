/* What the tool is at, for the message when it crashes. */
#ifndef TANDEM_BASE_DOING_H
#define TANDEM_BASE_DOING_H

/* "clang reads", "the tool works on"; what stands behind it is the name of a file.  Both texts must
 * stay as long as they are set.  Read by a signal handler: written in this order, and one word each. */
extern const char *volatile doing_what, *volatile doing_file;

#endif
