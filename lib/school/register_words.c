/* What the words of registers mean. */
#include "lode/memory.h"
#include "lode/register.h"

#include <stdlib.h>

struct lode_register_word {
    lode_slice column, word, means, says;
};

enum { COLUMN, WORD, MEANS, SAYS, COLUMNS };

lode_status lode_register_words_read(lode_register_words *words, lode_reference *reference,
                                     lode_error *error) {
    static const char *const names[COLUMNS] = {"column", "word", "means", "says"};
    const lode_table *table;
    int at[COLUMNS];
    lode_status status = lode_reference_table(reference, "register_words", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, COLUMNS, at, error);
    if (status != LODE_OK)
        return status;
    words->n = lode_table_rows(table);
    words->word = lode_allocate(words->n, sizeof *words->word);
    for (size_t row = 0; row < words->n; row++)
        words->word[row] = (lode_register_word){lode_table_text(table, row, (size_t)at[COLUMN]),
                                                lode_table_text(table, row, (size_t)at[WORD]),
                                                lode_table_text(table, row, (size_t)at[MEANS]),
                                                lode_table_text(table, row, (size_t)at[SAYS])};
    return LODE_OK;
}

void lode_register_words_free(lode_register_words *words) {
    free(words->word);
}

static const lode_register_word *find(const lode_register_words *words, lode_slice column,
                                      lode_slice word) {
    for (size_t i = 0; i < words->n; i++)
        if (lode_same(words->word[i].column, column) && lode_same_folded(words->word[i].word, word))
            return &words->word[i];
    return NULL;
}

lode_slice lode_register_meaning(const lode_register_words *words, lode_slice column,
                                 lode_slice word) {
    const lode_register_word *found = find(words, column, word);
    return found ? found->means : (lode_slice){"", 0};
}

lode_slice lode_register_plain(const lode_register_words *words, lode_slice column,
                               lode_slice word) {
    const lode_register_word *found = find(words, column, word);
    return found && found->says.n ? found->says : word;
}
