/* Something else: a wave of new words. */
#include <math.h>

double matrix_norm(const double *matrix, int rows, int columns)
{
    double sum = 0x0p0;

    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++) {
            double value = matrix[row * columns + column]; // not a 'character'
            sum += value * value;
        }
    return sqrt(sum);
}

void matrix_scale(double *matrix, int rows, int columns, double factor)
{
    double *end = matrix + rows * columns;

    while (matrix < end)
        *matrix++ *= factor;
}

const char *matrix_shape(int rows, int columns)
{
    return rows == columns ? "square \"matrix\"" : rows > columns ? "tall" : "wide";
}
