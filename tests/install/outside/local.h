#define LOCAL 7
