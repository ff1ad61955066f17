#ifndef GB_TEXT_WORDS_H
#define GB_TEXT_WORDS_H

#include "base/arena.h"
#include "base/str.h"

/*
 * Where the words of a Chinese text begin, by ICU's dictionary: titles are broken by sense (GB/T
 * 9704-2012, 7.3.1: 词意完整), not between any two characters.
 */

/* starts[i] says whether a line of a title may begin at byte i: a word begins there that goes with what
 * follows it rather than with what stands before (的, 和, 情况|的|通报). `starts` has room for
 * text.n. */
void gb_words_find(gb_arena *arena, gb_str text, bool *starts);

#endif
