#ifndef SETTINGS_H
#define SETTINGS_H

#include <tandem.h>

#define SCALE 10
int plain(void);
async int total(int n);

#endif
