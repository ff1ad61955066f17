#include "model/format.h"

#include "model/build.h"

static const gb_data_format formats[] = {
	{ "gongbao.place/1", &gb_place_file_shape },
	{ "gongbao.targets/1", &gb_targets_file_shape },
	{ "gongbao.readings/1", &gb_readings_file_shape },
	{ "gongbao.text/1", &gb_text_file_shape },
	{ "gongbao.policy/1", &gb_policy_file_shape },
	{ "gongbao.issue/1", &gb_issue_file_shape },
};

const gb_data_format *gb_data_formats(size_t *count)
{
	*count = GB_COUNT(formats);
	return formats;
}
