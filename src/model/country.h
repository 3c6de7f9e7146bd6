#ifndef MEDBRING_MODEL_COUNTRY_H
#define MEDBRING_MODEL_COUNTRY_H

/* The codes of countries, from iso-codes (made by tools/countries.sh), as country_code() of model/value.h makes them,
 * ascending. */

#include <stdint.h>

extern const int32_t country_list[];
extern const uint32_t country_count;

/* Where that code stands in the list; UINT32_MAX for none that a country has. */
uint32_t country_place(int32_t code);

#endif
