#include "lode/category.h"

#include "lode/number.h"

int lode_category_order(const void *a, const void *b) {
    const lode_slice *x = a, *y = b;
    lode_number p, q;
    if (lode_number_read(*x, &p) && lode_number_read(*y, &q) && p.value != q.value)
        return p.value < q.value ? -1 : 1;
    return lode_order(*x, *y);
}
