#include "base/digest.h"

/* By GLib, which pango and poppler bring. All that knows its checksums is in here. */

#include <glib.h>
#include <string.h>

void gb_sha256(const gb_str *parts, size_t count, char digits[GB_SHA256_N + 1])
{
	GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);

	for (size_t i = 0; i < count; i++)
		g_checksum_update(checksum, (const guchar *)parts[i].p, (gssize)parts[i].n);
	memcpy(digits, g_checksum_get_string(checksum), GB_SHA256_N);
	digits[GB_SHA256_N] = '\0';
	g_checksum_free(checksum);
}
