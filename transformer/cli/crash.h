/* A large stack for code that nests deeply, and a report of a crash.
 *
 * clang and the passes walk trees by recursion.  gcc's parser takes ten thousand nested statements,
 * which need more than the 8 MiB that a process usually begins with. */
#ifndef TANDEM_CLI_CRASH_H
#define TANDEM_CLI_CRASH_H

/* Runs the command on a thread with a stack of 256 MiB (address space; memory only as it is used),
 * or as much as the system gives.  When the tool crashes, or clang within it, and when that stack
 * is used up, the process reports it, removes its temporary files and exits with STATUS_OURS.
 * Returns the command's status. */
int deep_run(int (*command)(int argc, char **argv), int argc, char **argv);

#endif
