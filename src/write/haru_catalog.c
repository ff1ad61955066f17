#include "write/haru.h"

/* What is true of the whole file: metadata, language, outline, page labels, attachments, and the
 * targets of links (ISO 32000-1, 7.7.2, 12.3, 12.4.2, 14.3.3). */

/* The place where the issue appears. A date of the data has no hour: midnight there. */
#define ZONE "+08'00'"

/* Destinations are direct arrays: PDF/A validators do not follow others. */
static gb_haru_object *destination(gb_haru_writer *w, size_t page, double y)
{
	gb_haru_object *array = gb_haru_array(w->haru);

	gb_haru_add(w->haru, array, w->pages[page]);
	gb_haru_add_name(w->haru, array, "XYZ");
	gb_haru_add_null(w->haru, array);
	gb_haru_add_real(w->haru, array, w->base.document->pages[page].media.height - y);
	gb_haru_add_null(w->haru, array);
	return array;
}

void gb_haru_write_links(gb_haru_writer *w)
{
	for (size_t i = 0; i < w->link_count; i++) {
		const gb_link *link = w->links[i].link;

		if (link->uri.n > 0) {
			gb_haru_object *action = gb_haru_dict(w->haru);

			gb_haru_put_name(w->haru, action, "Type", "Action");
			gb_haru_put_name(w->haru, action, "S", "URI");
			gb_haru_put_text(w->haru, action, "URI", gb_writer_uri(w->base.arena, link->uri));
			gb_haru_put(w->haru, w->links[i].annotation, "A", action);
		} else {
			size_t page;
			const gb_op *op = gb_document_dest(w->base.document, link->destination, &page);

			gb_haru_put(
				w->haru, w->links[i].annotation, "Dest", destination(w, page, op->as.dest.at.y));
		}
	}
}

/* An item of the outline that is written: its object, its parent's row, its chain of children. */
typedef struct outline_row {
	gb_haru_object *object, *first, *last;
	size_t parent; /* row; 0 is the root */
	long shown;    /* rows below it: all are open */
} outline_row;

static void write_outline(gb_haru_writer *w)
{
	const gb_document *document = w->base.document;
	outline_row *rows = GB_NEW_ARRAY(w->base.arena, document->outline_count + 1, outline_row);
	int *levels = GB_NEW_ARRAY(w->base.arena, document->outline_count + 1, int);
	size_t count = 1;

	rows[0].object = gb_haru_shared_dict(w->haru);
	for (size_t i = 0; i < document->outline_count; i++) {
		const gb_outline_item *item = &document->outline[i];
		size_t parent = count - 1;

		if (w->pages[item->page] == NULL)
			continue;
		/* The nearest row before it of a lower level: its own parent may not be written. */
		while (levels[parent] >= item->level)
			parent = rows[parent].parent;

		outline_row *row = &rows[count];

		levels[count++] = item->level;
		row->parent = parent;
		row->object = gb_haru_shared_dict(w->haru);
		gb_haru_put_text(w->haru, row->object, "Title", item->title);
		gb_haru_put(w->haru, row->object, "Parent", rows[parent].object);
		gb_haru_put(w->haru, row->object, "Dest", destination(w, item->page, item->y));
		if (rows[parent].last != NULL) {
			gb_haru_put(w->haru, rows[parent].last, "Next", row->object);
			gb_haru_put(w->haru, row->object, "Prev", rows[parent].last);
		} else {
			rows[parent].first = row->object;
		}
		rows[parent].last = row->object;
	}
	for (size_t i = count; i-- > 0;) {
		if (rows[i].first != NULL) {
			gb_haru_put(w->haru, rows[i].object, "First", rows[i].first);
			gb_haru_put(w->haru, rows[i].object, "Last", rows[i].last);
			gb_haru_put_int(w->haru, rows[i].object, "Count", rows[i].shown);
		}
		if (i > 0)
			rows[rows[i].parent].shown += rows[i].shown + 1;
	}
	gb_haru_put_name(w->haru, rows[0].object, "Type", "Outlines");
	if (count > 1)
		gb_haru_put(w->haru, gb_haru_catalog(w->haru), "Outlines", rows[0].object);
}

/* The number that a label says, or -1 when it says anything but a plain number. */
static long decimal_label(gb_str label)
{
	long number = 0;

	if (label.n == 0 || label.n > 6 || label.p[0] == '0')
		return -1;
	for (size_t i = 0; i < label.n; i++) {
		if (label.p[i] < '0' || label.p[i] > '9')
			return -1;
		number = number * 10 + (label.p[i] - '0');
	}
	return number;
}

static void write_labels(gb_haru_writer *w)
{
	const gb_document *document = w->base.document;
	gb_haru_object *tree = gb_haru_dict(w->haru), *numbers = gb_haru_array(w->haru);
	long next = -1, position = 0;

	for (size_t i = 0; i < document->page_count; i++) {
		const gb_str label = document->pages[i].label;
		const long number = decimal_label(label);

		if (w->pages[i] == NULL)
			continue;
		if (number < 0 || number != next) {
			gb_haru_object *range = gb_haru_dict(w->haru);

			gb_haru_add_int(w->haru, numbers, position);
			gb_haru_add(w->haru, numbers, range);
			if (number < 0) {
				gb_haru_put_text(w->haru, range, "P", label);
			} else {
				gb_haru_put_name(w->haru, range, "S", "D");
				gb_haru_put_int(w->haru, range, "St", number);
			}
		}
		next = number < 0 ? -1 : number + 1;
		position++;
	}
	gb_haru_put(w->haru, tree, "Nums", numbers);
	gb_haru_put(w->haru, gb_haru_catalog(w->haru), "PageLabels", tree);
}

static gb_str date_text(gb_haru_writer *w, gb_date date)
{
	return gb_str_format(
		w->base.arena, "D:%04d%02d%02d000000" ZONE, date.year, date.month, date.day);
}

static void write_info(gb_haru_writer *w)
{
	const gb_document *document = w->base.document;
	gb_haru_object *info = gb_haru_info(w->haru);
	const struct {
		const char *key;
		gb_words words;
	} entries[] = {
		{ "Title", document->title },
		{ "Author", document->author },
		{ "Subject", document->subject },
		{ "Keywords", document->keywords },
	};

	for (size_t i = 0; i < GB_COUNT(entries); i++) {
		const gb_str text = gb_words_in(entries[i].words, document->primary);

		if (text.n > 0)
			gb_haru_put_text(w->haru, info, entries[i].key, text);
	}
	gb_haru_put_text(w->haru, info, "Creator", GB_STR("Gongbao"));
	gb_haru_put_text(w->haru, info, "CreationDate", date_text(w, document->date));
	gb_haru_put_text(w->haru, info, "ModDate", date_text(w, document->date));
}

static gb_haru_object *file_specification(gb_haru_writer *w, const gb_attachment *attachment)
{
	gb_haru *haru = w->haru;
	gb_haru_object *file = gb_haru_stream(haru, attachment->bytes.p, attachment->bytes.n);
	gb_haru_object *params = gb_haru_dict(haru), *embedded = gb_haru_dict(haru);
	gb_haru_object *specification = gb_haru_shared_dict(haru);

	gb_haru_put_int(haru, params, "Size", (long)attachment->bytes.n);
	if (gb_date_known(attachment->date))
		gb_haru_put_text(haru, params, "ModDate", date_text(w, attachment->date));
	gb_haru_put_name(haru, file, "Type", "EmbeddedFile");
	if (attachment->mime.n > 0)
		gb_haru_put_name(haru, file, "Subtype", gb_str_zero(w->base.arena, attachment->mime));
	gb_haru_put(haru, file, "Params", params);
	gb_haru_put(haru, embedded, "F", file);
	gb_haru_put_name(haru, specification, "Type", "Filespec");
	gb_haru_put_text(haru, specification, "F", attachment->name);
	gb_haru_put_text(haru, specification, "UF", attachment->name);
	if (attachment->description.n > 0)
		gb_haru_put_text(haru, specification, "Desc", attachment->description);
	if (attachment->relationship.n > 0)
		gb_haru_put_name(haru, specification, "AFRelationship",
			gb_str_zero(w->base.arena, attachment->relationship));
	gb_haru_put(haru, specification, "EF", embedded);
	return specification;
}

static void write_attachments(gb_haru_writer *w)
{
	const gb_document *document = w->base.document;
	gb_haru_object *names = gb_haru_dict(w->haru), *tree = gb_haru_dict(w->haru);
	gb_haru_object *leaves = gb_haru_array(w->haru), *associated = gb_haru_array(w->haru);

	for (size_t i = 0; i < document->attachment_count; i++) {
		gb_haru_object *specification = file_specification(w, &document->attachments[i]);

		/* Keys of a name tree rise; these numbers do, whatever the names are. */
		gb_haru_add_text(w->haru, leaves, gb_str_format(w->base.arena, "%06zu", i));
		gb_haru_add(w->haru, leaves, specification);
		gb_haru_add(w->haru, associated, specification);
	}
	gb_haru_put(w->haru, tree, "Names", leaves);
	gb_haru_put(w->haru, names, "EmbeddedFiles", tree);
	gb_haru_put(w->haru, gb_haru_catalog(w->haru), "Names", names);
	gb_haru_put(w->haru, gb_haru_catalog(w->haru), "AF", associated);
}

void gb_haru_write_catalog(gb_haru_writer *w)
{
	const gb_document *document = w->base.document;
	gb_haru_object *catalog = gb_haru_catalog(w->haru), *preferences = gb_haru_dict(w->haru);

	gb_haru_put_text(w->haru, catalog, "Lang", gb_str_of(gb_lang_tag(document->primary)));
	gb_haru_put_bool(w->haru, preferences, "DisplayDocTitle", true);
	gb_haru_put(w->haru, catalog, "ViewerPreferences", preferences);
	write_info(w);
	write_labels(w);
	if (document->outline_count > 0)
		write_outline(w);
	if (document->attachment_count > 0)
		write_attachments(w);
}
