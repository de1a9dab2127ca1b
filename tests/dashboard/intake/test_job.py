import threading

from dashboard.errors import StoreError
from dashboard.intake import Job


def test_a_job_gives_its_result():
    job = Job(lambda progress: progress.expect(2) or progress.step() or "done")
    job.wait(5)
    assert not job.running
    assert job.result == "done"
    assert job.progress.share == 0.5


def test_a_failure_is_told():
    def fail(_progress):
        raise StoreError("disk full")

    job = Job(fail)
    job.wait(5)
    assert job.problem == "disk full"
    assert job.result is None


def test_a_job_can_be_stopped_between_two_steps():
    reached, go_on = threading.Event(), threading.Event()

    def work(progress):
        done = 0
        for _ in range(5):
            if progress.stopped:
                break
            done += 1
            reached.set()
            go_on.wait(5)
        return done

    job = Job(work)
    reached.wait(5)
    job.progress.stop()
    go_on.set()
    job.wait(5)
    assert job.result == 1
