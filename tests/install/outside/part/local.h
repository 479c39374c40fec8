#define LOCAL 100
