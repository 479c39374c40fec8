/* foreach over structs and over pointers to structs. */
// expect: Tea
// expect: Tup
// expect: Tam
// expect: 9.75
// expect: jam 3.25
// expect: cup 4.00
// expect: tea 2.50
#include <stdio.h>
#include <tandem.h>

struct item {
    char name[8];
    double price;
};

static const struct item shelf[] = {{"tea", 2.5}, {"cup", 4}, {"jam", 3.25}};

static generator(struct item) copies(void)
{
    for (int i = 0; i < 3; i++)
        yield shelf[i];
}

static generator(const struct item *) pointers(void)
{
    for (int i = 2; i >= 0; i--)
        yield &shelf[i];
}

int main(void)
{
    double sum = 0;

    foreach (struct item, it, copies()) {
        it.name[0] = 'T';
        sum += it.price;
        printf("%s\n", it.name);
    }
    printf("%.2f\n", sum);
    foreach (const struct item *, it, pointers())
        printf("%s %.2f\n", it->name, it->price);
    return 0;
}
