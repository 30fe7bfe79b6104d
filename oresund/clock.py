"""The clock that ticks by the beat table, also after that of the machine was set back."""

from typing import Any

from celery.beat import PersistentScheduler


class Clock(PersistentScheduler):
    """Celery's own waits until the moment of its last tick comes round again: two hours without any mail, or a day."""

    def tick(self, *args: Any, **options: Any) -> float:
        for entry in self.schedule.values():
            now = entry.default_now()
            if entry.last_run_at > now:
                entry.last_run_at = now
                self._heap = None  # whose turn is when is worked out anew
        return super().tick(*args, **options)
