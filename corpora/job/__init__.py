"""Jobs: the review of one document, kept in `<document>.padanan`, of which nothing that was done is ever lost.

create_job(job_path(document), segmented, about)
with open_job(job_path(document), memory=memory) as job:
    job.confirm(1, "Good morning.")
    job.propagate(1)
    job.split(2, 14)
    job.undo()
    job.laid_over(segmented).render(job.translations({SegmentState.CONFIRMED}), job.about.target)
"""

from corpora.job.about import About, fingerprint
from corpora.job.errors import DamagedJobError, ForeignJobError, JobLockedError, NewerJobError
from corpora.job.history import Change, Event
from corpora.job.job import Job
from corpora.job.lock import Holder
from corpora.job.opening import Rebuilt, create_job, job_path, open_job, rebuild_job
from corpora.job.outbox import Memory
from corpora.job.reconciling import Reconciliation
from corpora.job.states import JobSegment, Origin, Report, SegmentState, Version

__all__ = [
    "About",
    "Change",
    "DamagedJobError",
    "Event",
    "ForeignJobError",
    "Holder",
    "Job",
    "JobLockedError",
    "JobSegment",
    "Memory",
    "NewerJobError",
    "Origin",
    "Rebuilt",
    "Reconciliation",
    "Report",
    "SegmentState",
    "Version",
    "create_job",
    "fingerprint",
    "job_path",
    "open_job",
    "rebuild_job",
]
