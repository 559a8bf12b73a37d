/* Units of a wide table, and how they show themselves: the columns that name them. */
#include "wide_parts.h"

void wide_face_texts(lode_slice face, lode_slice texts[WIDE_FACE]) {
    for (size_t i = 0; i < WIDE_FACE; i++) {
        const char *end = memchr(face.p, '\0', face.n);
        texts[i] = (lode_slice){face.p, (size_t)(end - face.p)};
        face = (lode_slice){end + 1, face.n - texts[i].n - 1};
    }
}

static bool names_place(size_t i) {
    return (i >= LODE_COL_SCHOOL_LAESTAB && i <= LODE_COL_REGION_NAME) || i >= WIDE_TRUST;
}

static void add_text(lode_bytes *bytes, lode_slice text) {
    lode_bytes_add(bytes, text.p, text.n);
    lode_bytes_add(bytes, "", 1);
}

/* A school's URN is enough to know it: its name may differ between the files of a year. */
static uint32_t unit_of(lode_wide *w, const lode_slice texts[WIDE_FACE]) {
    const bool by_urn = texts[LODE_COL_SCHOOL_URN].n > 0;
    w->text.n = 0;
    for (size_t i = 0; i < WIDE_FACE; i++)
        if (!by_urn || !names_place(i))
            add_text(&w->text, texts[i]);
    return lode_names_add(w->units, (lode_slice){w->text.p, w->text.n});
}

uint32_t wide_face_number(lode_wide *w, lode_slice text) {
    lode_slice texts[WIDE_FACE];
    wide_face_texts(text, texts);
    text.n = (size_t)(texts[WIDE_FACE - 1].p + texts[WIDE_FACE - 1].n + 1 - text.p);
    const uint32_t number = lode_names_add(w->faces, text);
    if (number < w->n_faces)
        return number;
    wide_face face = {0};
    wide_face_texts(lode_names_get(w->faces, number), texts); /* text may be where a unit is put */
    for (size_t i = 0; i < WIDE_FACE; i++)
        face.empty |= (uint32_t)(texts[i].n == 0) << i;
    face.unit = unit_of(w, texts);
    w->has_trust |= texts[WIDE_TRUST].n + texts[WIDE_TRUST + 1].n > 0;
    LODE_GROW(w->face, w->n_faces, w->faces_capacity);
    w->face[w->n_faces++] = face;
    return number;
}

uint32_t wide_face_filled(lode_wide *w, uint32_t face, uint32_t other) {
    if (!(w->face[face].empty & ~w->face[other].empty))
        return face;
    lode_slice own[WIDE_FACE], others[WIDE_FACE];
    wide_face_texts(lode_names_get(w->faces, face), own);
    wide_face_texts(lode_names_get(w->faces, other), others);
    w->text.n = 0;
    for (size_t i = 0; i < WIDE_FACE; i++)
        add_text(&w->text, own[i].n ? own[i] : others[i]);
    return wide_face_number(w, (lode_slice){w->text.p, w->text.n});
}
