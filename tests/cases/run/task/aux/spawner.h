#ifndef SPAWNER_H
#define SPAWNER_H
#include <tandem.h>

async int cube(int n);
async int add_joined(td_task *a, td_task *b);
int spawn_and_add(int x, int y);
int spawn_and_join(int n);

#endif
