#include "write/haru_structure.h"

/* Marked content while pages are drawn, then the tree of elements. */

#include <assert.h>

void gb_haru_structure_begin(
	gb_haru_structure *s, const gb_document *document, gb_arena *arena, gb_haru *haru)
{
	*s = (gb_haru_structure){ .document = document, .arena = arena, .haru = haru };
	s->first = GB_NEW_ARRAY(arena, document->element_count + 1, size_t);
	s->last = GB_NEW_ARRAY(arena, document->element_count + 1, size_t);
}

void gb_haru_structure_page(gb_haru_structure *s)
{
	s->mcids = 0;
	s->open = GB_HARU_UNTAGGED;
}

static void add_content(gb_haru_structure *s, gb_haru_content content)
{
	s->contents = gb_arena_grow(
		s->arena, s->contents, s->count, &s->capacity, s->count + 1, sizeof(*s->contents));
	s->contents[s->count++] = content;
	if (s->last[content.element] != 0)
		s->contents[s->last[content.element] - 1].next = s->count;
	else
		s->first[content.element] = s->count;
	s->last[content.element] = s->count;
}

void gb_haru_structure_tag(gb_haru_structure *s, gb_buf *out, const gb_tag *tag, size_t page)
{
	static const char *const artifacts[] = { "", "Pagination", "Layout", "Background" };
	char name[8];

	gb_haru_structure_pause(s, out);
	s->open = GB_HARU_TAGGED;
	if (tag->element == GB_NO_ELEMENT) {
		gb_buf_format(out, "/Artifact <</Type /%s>> BDC\n", artifacts[tag->artifact]);
		return;
	}
	gb_buf_format(out, "/%s <</MCID %ld>> BDC\n",
		gb_element_name(&s->document->elements[tag->element], name), s->mcids);
	add_content(s, (gb_haru_content){ .element = tag->element, .page = page, .mcid = s->mcids });
	s->mcids++;
}

void gb_haru_structure_tag_end(gb_haru_structure *s, gb_buf *out)
{
	gb_buf_text(out, "EMC\n");
	s->open = GB_HARU_UNTAGGED;
}

void gb_haru_structure_paint(gb_haru_structure *s, gb_buf *out)
{
	if (s->document->element_count == 0 || s->open != GB_HARU_UNTAGGED)
		return;
	gb_buf_text(out, "/Artifact BMC\n");
	s->open = GB_HARU_ASIDE;
}

void gb_haru_structure_pause(gb_haru_structure *s, gb_buf *out)
{
	if (s->open != GB_HARU_ASIDE)
		return;
	gb_buf_text(out, "EMC\n");
	s->open = GB_HARU_UNTAGGED;
}

void gb_haru_structure_link(
	gb_haru_structure *s, uint32_t element, gb_haru_object *annotation, size_t page)
{
	add_content(s, (gb_haru_content){
					   .element = element, .page = page, .mcid = -1, .annotation = annotation });
}

/* The tree while it is written. All arrays by element; places in painting order are 1 and more. */
typedef struct tree {
	gb_haru_structure *s;
	gb_haru_object *const *pages;
	gb_haru_object **objects; /* NULL: not written */
	size_t *painted; /* where the element or what lies below it was first painted; 0: nowhere */
	uint32_t *children, *siblings; /* first and next, by number, plus one */
} tree;

/* Which elements are written: those with contents below them, and empty cells of a row that is. */
static void find_painted(tree *t)
{
	const gb_document *document = t->s->document;

	/* Parents have lower numbers, so one pass from the end reaches all. */
	for (size_t i = document->element_count; i-- > 0;) {
		const gb_element *element = &document->elements[i];
		const size_t own = t->s->first[i];

		if (own != 0 && (t->painted[i] == 0 || own < t->painted[i]))
			t->painted[i] = own;
		if (element->parent == GB_NO_ELEMENT)
			continue;
		if (t->painted[i] != 0 &&
			(t->painted[element->parent] == 0 || t->painted[i] < t->painted[element->parent]))
			t->painted[element->parent] = t->painted[i];
		t->siblings[i] = t->children[element->parent];
		t->children[element->parent] = (uint32_t)i + 1;
	}
}

static bool is_written(const tree *t, size_t i)
{
	const gb_element *element = &t->s->document->elements[i];
	const bool cell =
		element->kind == GB_ELEMENT_TABLE_CELL || element->kind == GB_ELEMENT_TABLE_HEAD;

	return t->painted[i] != 0 || i == 0 || (cell && t->painted[element->parent] != 0);
}

static const char *scope_name(gb_scope scope)
{
	switch (scope) {
	case GB_SCOPE_NONE:
		break;
	case GB_SCOPE_ROW:
		return "Row";
	case GB_SCOPE_COLUMN:
		return "Column";
	case GB_SCOPE_BOTH:
		return "Both";
	}
	return NULL;
}

static void put_cell_attributes(gb_haru *haru, gb_haru_object *object, const gb_element *element)
{
	const char *scope = element->kind == GB_ELEMENT_TABLE_HEAD ? scope_name(element->scope) : NULL;

	if (scope == NULL && element->columns <= 1 && element->rows <= 1)
		return;

	gb_haru_object *attributes = gb_haru_dict(haru);

	gb_haru_put_name(haru, attributes, "O", "Table");
	if (scope != NULL)
		gb_haru_put_name(haru, attributes, "Scope", scope);
	if (element->columns > 1)
		gb_haru_put_int(haru, attributes, "ColSpan", (long)element->columns);
	if (element->rows > 1)
		gb_haru_put_int(haru, attributes, "RowSpan", (long)element->rows);
	gb_haru_put(haru, object, "A", attributes);
}

static void describe(tree *t, const gb_element *element)
{
	const gb_document *document = t->s->document;
	gb_haru *haru = t->s->haru;
	gb_haru_object *object = t->objects[element->id];
	const gb_str alt = element->alt.in[element->lang];
	const gb_lang outer = element->parent == GB_NO_ELEMENT
							  ? document->primary
							  : document->elements[element->parent].lang;
	char name[8];

	gb_haru_put_name(haru, object, "Type", "StructElem");
	gb_haru_put_name(haru, object, "S", gb_element_name(element, name));
	if (element->lang != outer)
		gb_haru_put_text(haru, object, "Lang", gb_str_of(gb_lang_tag(element->lang)));
	if (alt.n > 0)
		gb_haru_put_text(haru, object, "Alt", alt);
	if (element->kind == GB_ELEMENT_NOTE)
		gb_haru_put_text(haru, object, "ID", gb_str_format(t->s->arena, "note-%u", element->id));
	put_cell_attributes(haru, object, element);
}

static gb_haru_object *content_object(tree *t, const gb_haru_content *content)
{
	gb_haru *haru = t->s->haru;
	gb_haru_object *object = gb_haru_dict(haru);

	gb_haru_put(haru, object, "Pg", t->pages[content->page]);
	if (content->annotation != NULL) {
		gb_haru_put_name(haru, object, "Type", "OBJR");
		gb_haru_put(haru, object, "Obj", content->annotation);
	} else {
		gb_haru_put_name(haru, object, "Type", "MCR");
		gb_haru_put_int(haru, object, "MCID", content->mcid);
	}
	return object;
}

/* Contents in painting order, children in theirs (Chinese before English, however the pages run);
 * a child comes before the contents that were painted after it began. */
static void put_kids(tree *t, const gb_element *element)
{
	gb_haru *haru = t->s->haru;
	gb_haru_object *kids = gb_haru_array(haru);
	size_t content = t->s->first[element->id];
	uint32_t child = t->children[element->id];

	while (content != 0 || child != 0) {
		if (child != 0 && t->objects[child - 1] == NULL) {
			child = t->siblings[child - 1];
		} else if (child != 0 && (content == 0 || t->painted[child - 1] < content)) {
			gb_haru_add(haru, kids, t->objects[child - 1]);
			child = t->siblings[child - 1];
		} else {
			gb_haru_add(haru, kids, content_object(t, &t->s->contents[content - 1]));
			content = t->s->contents[content - 1].next;
		}
	}
	gb_haru_put(haru, t->objects[element->id], "K", kids);
}

/* From a page's marked content, and from a link, back to its element (14.7.4.4). */
static gb_haru_object *parent_tree(tree *t, long *next_key)
{
	gb_haru_structure *s = t->s;
	gb_haru_object *parents = gb_haru_dict(s->haru), *numbers = gb_haru_array(s->haru);
	gb_haru_object *on_page = NULL;
	size_t page = SIZE_MAX;

	*next_key = (long)s->document->page_count;
	for (size_t i = 0; i < s->count; i++) {
		if (s->contents[i].mcid < 0)
			continue;
		if (s->contents[i].page != page) {
			page = s->contents[i].page;
			on_page = gb_haru_shared_array(s->haru);
			gb_haru_add_int(s->haru, numbers, (long)page);
			gb_haru_add(s->haru, numbers, on_page);
		}
		gb_haru_add(s->haru, on_page, t->objects[s->contents[i].element]);
	}
	for (size_t i = 0; i < s->count; i++) {
		if (s->contents[i].mcid >= 0)
			continue;
		gb_haru_put_int(s->haru, s->contents[i].annotation, "StructParent", *next_key);
		gb_haru_add_int(s->haru, numbers, (*next_key)++);
		gb_haru_add(s->haru, numbers, t->objects[s->contents[i].element]);
	}
	gb_haru_put(s->haru, parents, "Nums", numbers);
	return parents;
}

void gb_haru_structure_finish(gb_haru_structure *s, gb_haru_object *const *pages)
{
	const gb_document *document = s->document;
	const size_t count = document->element_count;
	long next_key;

	if (count == 0)
		return;

	tree t = {
		.s = s,
		.pages = pages,
		.objects = GB_NEW_ARRAY(s->arena, count, gb_haru_object *),
		.painted = GB_NEW_ARRAY(s->arena, count, size_t),
		.children = GB_NEW_ARRAY(s->arena, count, uint32_t),
		.siblings = GB_NEW_ARRAY(s->arena, count, uint32_t),
	};
	gb_haru_object *root = gb_haru_shared_dict(s->haru), *marks = gb_haru_dict(s->haru);
	gb_haru_object *catalog = gb_haru_catalog(s->haru);

	find_painted(&t);
	for (size_t i = 0; i < count; i++) {
		const gb_element *element = &document->elements[i];

		if (!is_written(&t, i))
			continue;
		t.objects[i] = gb_haru_shared_dict(s->haru);
		gb_haru_put(s->haru, t.objects[i], "P", i == 0 ? root : t.objects[element->parent]);
		describe(&t, element);
	}
	for (size_t i = 0; i < count; i++) {
		if (t.objects[i] != NULL)
			put_kids(&t, &document->elements[i]);
	}

	gb_haru_put_name(s->haru, root, "Type", "StructTreeRoot");
	gb_haru_put(s->haru, root, "K", t.objects[0]);
	gb_haru_put(s->haru, root, "ParentTree", parent_tree(&t, &next_key));
	gb_haru_put_int(s->haru, root, "ParentTreeNextKey", next_key);
	gb_haru_put_bool(s->haru, marks, "Marked", true);
	gb_haru_put(s->haru, catalog, "MarkInfo", marks);
	gb_haru_put(s->haru, catalog, "StructTreeRoot", root);
}
