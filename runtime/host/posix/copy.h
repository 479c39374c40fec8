/* One copy of the runtime in a process; see copy.c. */
#ifndef TANDEM_COPY_H
#define TANDEM_COPY_H

/* Ends the program with a message if another copy is in use: one with another state. */
void td__copy_check(const void *state);

#endif
