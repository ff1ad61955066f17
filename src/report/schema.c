/* schema: the JSON Schema of a format, from the tables that read it. */
#include "report/run.h"

#include "layout/families.h"
#include "layout/layout.h"
#include "model/format.h"
#include "json/schema.h"

/* "targets" of "gongbao.targets/1". */
static gb_str short_name(const char *format)
{
	const gb_str name = gb_str_of(format);
	const size_t dot = gb_str_find(name, GB_STR("."));

	return gb_str_slice(name, dot + 1, gb_str_find(name, GB_STR("/")));
}

bool gb_run_schema(gb_run *run, gb_str format, FILE *out)
{
	size_t count;
	const gb_data_format *formats = gb_data_formats(&count);
	gb_str *known = GB_NEW_ARRAY(run->input, count + 3, gb_str);
	gb_str text = { 0 };

	for (size_t i = 0; i < count; i++) {
		known[i] = short_name(formats[i].name);
		if (gb_str_equal(format, known[i]))
			text = gb_schema_text(gb_schema_new(run->input, formats[i].name, formats[i].shape));
	}
	known[count] = GB_STR("layout");
	known[count + 1] = GB_STR("theme");
	known[count + 2] = GB_STR("fonts");
	if (gb_str_equal(format, known[count]))
		text = gb_layout_schema(run->input);
	if (gb_str_equal(format, known[count + 1]))
		text = gb_theme_schema(run->input);
	if (gb_str_equal(format, known[count + 2]))
		text = gb_families_schema(run->input);
	if (text.n == 0)
		return gb_fault_unknown(run->input, run->diags, (gb_place){ 0 }, "unknown-format", "format",
			format, known, count + 3);
	fwrite(text.p, 1, text.n, out);
	return true;
}
