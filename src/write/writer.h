#ifndef GB_WRITE_WRITER_H
#define GB_WRITE_WRITER_H

#include "draw/document.h"

/*
 * Pages to files. A format is a row: one static const table, no entry NULL. Writers draw what the
 * display list says and measure nothing.
 */
typedef struct gb_writer gb_writer; /* a format's own state begins with this */
typedef struct gb_writer_class gb_writer_class;

/* What was asked for of one output (`-o FILE,writer=cairo,pages=1-3,px=1080`). Links and outline
 * items that lead to a page outside the range are left out of that output. */
typedef struct gb_write_options {
	size_t first_page, last_page; /* indices, both included; {0, SIZE_MAX} is all */
	unsigned pixels;              /* width, for raster formats; 0: by resolution */
	double resolution;            /* dots per inch, for raster formats; 0: 96, so that what a
	                                 layout gives as 1 px (0.75 pt) is one pixel */
	gb_str pdfa;                  /* "" or "none", later "1b", "3u" … */
} gb_write_options;

struct gb_writer {
	const gb_writer_class *class;
	gb_arena *arena; /* for the whole writing */
	const gb_document *document;
	const gb_write_options *options;
	const char *path; /* temporary file to write */
	gb_diags *diags;
	gb_str name; /* the output as the user named it, for messages */
	int error;   /* errno of the first bytes that could not be sent */
};

struct gb_writer_class {
	const char *name;    /* "haru", "cairo", "trace" */
	const char *suffix;  /* ".pdf" */
	const char *summary; /* for --help */
	size_t size;         /* of the format's state */
	bool single;         /* a file of it holds one page */
	bool raster;         /* made of pixels: takes px and dpi */
	bool (*check)(const gb_document *document, const gb_write_options *options, gb_diags *diags);
	bool (*begin)(gb_writer *writer);
	bool (*page_begin)(gb_writer *writer, const gb_page *page, size_t index);
	bool (*glyphs)(gb_writer *writer, const gb_glyph_run *run);
	bool (*path)(gb_writer *writer, const gb_path *path);
	bool (*image)(gb_writer *writer, const gb_image *image);
	bool (*link)(gb_writer *writer, const gb_link *link);
	bool (*dest)(gb_writer *writer, const gb_dest *dest);
	bool (*clip_push)(gb_writer *writer, const gb_path *path);
	bool (*clip_pop)(gb_writer *writer);
	bool (*tag_begin)(gb_writer *writer, const gb_tag *tag);
	bool (*tag_end)(gb_writer *writer);
	bool (*page_end)(gb_writer *writer);
	bool (*end)(gb_writer *writer);   /* flush; may fail */
	void (*close)(gb_writer *writer); /* release; never fails; always called once begin was */
};

/* All formats, ended by NULL. The first of a suffix is its default. */
const gb_writer_class *const *gb_writer_classes(void);
/* By the suffix of the file name, or by name where `name` is not empty; a fault that lists what
 * there is when there is none. */
const gb_writer_class *gb_writer_find(
	gb_arena *arena, gb_str file, gb_str name, gb_place place, gb_diags *diags);

/* Replays the document into `path` (a temporary file of gb_outputs). `options` may be NULL: all
 * pages; a format of single pages needs a range of one, where the document has more. What the writing needs is taken from `arena` and given back, unless there are faults:
 * then it returns false. */
bool gb_write(gb_arena *arena, const gb_writer_class *class, const gb_document *document,
	const gb_write_options *options, const char *path, gb_str name, gb_diags *diags);

/* For the formats. */

extern const gb_writer_class gb_haru_writer_class, gb_cairo_writer_class, gb_svg_writer_class,
	gb_png_writer_class, gb_trace_writer_class;

/* Whether the page (by index) is among those asked for. */
bool gb_writer_shows(const gb_writer *writer, size_t page);
bool gb_writer_wants_pdfa(const gb_write_options *options);
/* How a page that is turned when shown stands on its sheet, for formats that cannot say so: its
 * space to that of the sheet, whose origin is the corner of the trimmed page. */
gb_matrix gb_writer_turn(const gb_page *page);
/* The trimmed page as it is shown, at the origin: pictures have no bleed. */
gb_rect gb_writer_sheet(const gb_page *page);
/* The words in `lang`, or in the other language when there are none. */
gb_str gb_words_in(gb_words words, gb_lang lang);
/* An address in ASCII, other bytes as %XX (RFC 3987, 3.1); quotes and brackets too, which not every
 * library escapes. */
gb_str gb_writer_uri(gb_arena *arena, gb_str uri);
/* A fault of status GB_STATUS_WRITE that names the output. Returns false. */
bool gb_writer_fault(gb_writer *writer, const char *code, gb_str found, gb_str remedy);
/* The same of a font file that passed for good and cannot be embedded or drawn. */
bool gb_writer_fault_font(gb_writer *writer, const gb_face *face);
/* The file to write to; NULL with a fault. */
FILE *gb_writer_open(gb_writer *writer);
/* Sends bytes to it; false when they do not arrive, which gb_writer_finish makes a fault. */
bool gb_writer_send(gb_writer *writer, FILE *file, const void *bytes, size_t n);
/* Flushes and closes it; false with a fault when not every byte arrived (a full disk). */
bool gb_writer_finish(gb_writer *writer, FILE *file);

#endif
