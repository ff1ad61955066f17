#ifndef GB_MODEL_FORMAT_H
#define GB_MODEL_FORMAT_H

#include "json/field.h"

/* The formats of data files, for what describes them: the shape that reads a file of each. */
typedef struct gb_data_format {
	const char *name; /* "gongbao.targets/1" */
	const gb_shape *shape;
} gb_data_format;

const gb_data_format *gb_data_formats(size_t *count);

#endif
