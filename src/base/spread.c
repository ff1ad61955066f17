#include "base/spread.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* More processes than this wait for the memory, not for each other. */
#define PROCESSES_MOST 8

/* The shares of others while they are at work; 0: ended, or none. */
static pid_t children[PROCESSES_MOST];
static bool apart;

bool gb_spread_is_apart(void)
{
	return apart;
}

void gb_spread_stop(void)
{
	for (size_t share = 0; share < PROCESSES_MOST; share++) {
		if (children[share] <= 0)
			continue;
		kill(children[share], SIGKILL);
		waitpid(children[share], NULL, 0);
		children[share] = 0;
	}
}

/* A thread that ends takes a moment. */
#define WAITS_MOST 100
#define WAIT_NANOSECONDS 200000

/* Whether nothing else runs in this process. A thread beside us may hold a lock that would stay shut
 * in a process of its own for ever. */
static bool is_alone(void)
{
	const struct timespec moment = { 0, WAIT_NANOSECONDS };

	for (int waited = 0; waited < WAITS_MOST; waited++) {
		DIR *tasks = opendir("/proc/self/task");
		size_t count = 0;

		if (tasks == NULL)
			return false;
		for (const struct dirent *task; (task = readdir(tasks)) != NULL;)
			count += task->d_name[0] != '.';
		closedir(tasks);
		if (count == 1)
			return true;
		nanosleep(&moment, NULL);
	}
	return false;
}

static size_t processes_for(size_t count)
{
	const long online = sysconf(_SC_NPROCESSORS_ONLN);
	const size_t most = online < 1 ? 1 : online > PROCESSES_MOST ? PROCESSES_MOST : (size_t)online;

	const size_t processes = count < most ? count : most;

	return processes > 1 && !is_alone() ? 1 : processes;
}

/* Pieces share, share + step …; false at the first that fails. */
static bool do_share(size_t share, size_t step, size_t count, gb_spread_work work, void *context)
{
	for (size_t i = share; i < count; i += step)
		if (!work(context, i, share > 0))
			return false;
	return true;
}

static bool ended_well(pid_t child)
{
	int status = 0;
	pid_t ended;

	if (child < 0)
		return false;
	do
		ended = waitpid(child, &status, 0);
	while (ended < 0 && errno == EINTR);
	return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool gb_spread(size_t count, gb_spread_work work, void *context)
{
	const size_t step = processes_for(count);
	bool well[PROCESSES_MOST];

	for (size_t share = 1; share < step; share++) {
		children[share] = fork();
		/* Nothing of ours may be flushed, or cleaned up, a second time. */
		if (children[share] == 0) {
			apart = true;
			_exit(do_share(share, step, count, work, context) ? 0 : 1);
		}
	}
	well[0] = do_share(0, step, count, work, context);
	for (size_t share = 1; share < step; share++)
		well[share] = ended_well(children[share]);
	for (size_t share = 1; share < step; share++)
		children[share] = 0;
	if (count > 0 && !well[0])
		return false;
	for (size_t i = 0; i < count; i++)
		if (!well[i % step] && !work(context, i, false))
			return false;
	return true;
}
