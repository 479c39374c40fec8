/* Eight queens by a recursive generator that shares one board. */
// expect: 04752613
// expect: 92
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

static bool safe(const int *board, int row, int column)
{
    for (int r = 0; r < row; r++)
        if (board[r] == column || board[r] - column == r - row || board[r] - column == row - r)
            return false;
    return true;
}

static generator(const int *) place(int *board, int row, int n)
{
    if (row == n) {
        yield board;
        return;
    }
    for (int c = 0; c < n; c++) {
        if (!safe(board, row, c))
            continue;
        board[row] = c;
        yield_from(place(board, row + 1, n));
    }
}

int main(void)
{
    int board[8], count = 0;

    foreach (const int *, b, place(board, 0, 8)) {
        if (count++ == 0) {
            for (int i = 0; i < 8; i++)
                printf("%d", b[i]);
            printf("\n");
        }
    }
    printf("%d\n", count);
    return 0;
}
