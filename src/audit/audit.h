#ifndef GB_AUDIT_AUDIT_H
#define GB_AUDIT_AUDIT_H

#include "base/file.h"
#include "draw/document.h"
#include "report/report.h"

/*
 * The audit of every printed figure (D 4.6): the data are composed once more, which gives the list
 * of figures that every page has to show, and the finished file is read back by another program's
 * eyes (poppler) and compared with it, character by character, each at its place. An SVG, whose text
 * is outlines, is read by its own table of what they stand for (write/svg_glyphs.h) from where they
 * are drawn; its SHA-256 finds a changed outline, as long as that was not reckoned anew.
 *
 * What it cannot see: paint. A figure that is covered, or a font whose outlines were exchanged,
 * still says the old words to a reader of text.
 */

/* A finished file that is looked at. */
typedef struct gb_audit_file {
	gb_str path;
	size_t first_page, last_page; /* of the document, from 0, SIZE_MAX for its last: what the file
	                               * holds (pages=2-5) */
	gb_str said;                  /* out: "audited out/a.pdf: 2697 figures on 68 pages agree" */
} gb_audit_file;

typedef struct gb_audit_request {
	gb_str layout;
	const gb_str *data;
	size_t data_count;
	gb_str edition; /* "", "zh", "en" or "zh+en"; empty: the layout's own */
	gb_audit_file *files;
	size_t file_count;
	gb_lang lang; /* of the list's headings */
} gb_audit_request;

/* A figure as one page shows it. */
typedef struct gb_audit_figure {
	const gb_figure *figure;
	size_t page;      /* index */
	gb_lang lang;     /* of the text around it */
	const char *part; /* the structure it stands in: "TD", "P", "H2"; "-": running matter */
	gb_str printed;   /* as it stands there, with its unit */
	gb_words forms;   /* as the ledger writes it in either language; empty: not a ledger's value */
	size_t first, count; /* its characters, in those of the page */
} gb_audit_figure;

/* The list of a document's figures, in the order of its pages. */
typedef struct gb_audit_list {
	const gb_document *document;
	gb_str layout; /* its path */
	const gb_audit_figure *figures;
	size_t count;
} gb_audit_list;

/*
 * Compares every file with the document of `layout` over the data; false after faults, which name
 * the page, what was found and expected, and the ledger path:
 *   figure-differs      a figure prints something else than was promised
 *   figure-missing      nothing stands where it was promised
 *   figure-unaccounted  digits that belong to no figure
 *   words-differ        other text of a page
 *   page-missing, page-extra, page-count, page-size
 *   file-altered        an SVG whose bytes are not those that were written
 *   svg-foreign, not-readable  an SVG with what gongbao does not write, or without what it does
 *   ledger-differs      a figure whose exact value is not the one the ledger has
 * `list` (may be NULL) is filled in any case in which the data can be composed.
 */
bool gb_audit(gb_run *run, const gb_audit_request *request, gb_audit_list *list);

/*
 * The same for files while they are made: each PDF and SVG is read back, and compared, before it
 * takes its place; one that differs never does. From now on in every gb_run_make of the run.
 */
typedef struct gb_audit_proof gb_audit_proof;
gb_audit_proof *gb_audit_prove(gb_run *run);
/* Whether files of this name can be read back. */
bool gb_audit_reads(gb_str path);
/* What is to be said of an output that was made: "audited out/a.pdf: 2697 figures on 68 pages
 * agree"; empty for one that cannot be read back. */
gb_str gb_audit_proof_said(const gb_audit_proof *proof, const gb_run_output *output);

/* The list as text: "txt" (columns parted by tabs), "csv" (RFC 4180, with a byte order mark, as
 * spreadsheets want it for Chinese) or "json" (keys always English). NULL-pointed for any other. */
gb_str gb_audit_list_text(
	gb_arena *arena, const gb_audit_list *list, const char *format, gb_lang lang);
/* The format that the suffix of a path chooses; NULL with a fault for any other. */
const char *gb_audit_list_format(gb_arena *arena, gb_str path, gb_diags *diags);
/* Writes the list to files, each in the format of its suffix, together or not at all; false with a
 * fault. */
bool gb_audit_list_write(gb_arena *arena, const gb_audit_list *list, const gb_str *paths,
	size_t count, gb_lang lang, gb_diags *diags);

#endif
