/* Plain C: it knows nothing of coroutines. */
#ifndef PLAIN_CALLER_H
#define PLAIN_CALLER_H

int sum_all(const int *a, int n);
int find_first(const int *a, int n, int (*visit)(int, void *), void *user);

#endif
