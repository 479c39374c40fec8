/* Without a keyword: every byte passes through, whatever the layout. */
#include   <tandem.h>
#define ADD(a,b)  ((a)+(b))   /* a macro */
int	tabs( int a , int b ){return ADD(a,
   b);}

#if 0
this is not even C
#endif
int main(void) { return tabs(1, -1); } // no newline at the end: there is one
