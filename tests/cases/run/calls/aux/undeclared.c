int undeclared(int a, int b);
int other_undeclared(int a);

int undeclared(int a, int b)
{
    return a + b;
}

int other_undeclared(int a)
{
    return 10 * a;
}
