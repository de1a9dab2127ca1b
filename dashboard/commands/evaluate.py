"""`marsad evaluate`: figures on annotated articles, next to their floors."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands.exit_codes import ExitCode
from dashboard.errors import ConfigurationError

if TYPE_CHECKING:
    from dashboard.evaluation.corpora import Annotated
    from dashboard.evaluation.floors import Corpus
    from dashboard.evaluation.model import Evaluation

__all__ = ["NAME", "add_parser", "run"]

NAME = "evaluate"

_GOLD = Path("tests", "gold")


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        NAME,
        help="score the reading of annotated articles against pinned floors",
        description="Score the reading of annotated articles. Exit code 1 if a figure fell.",
    )
    parser.add_argument("--corpus", metavar="NAME", action="append", help="only this corpus")
    parser.add_argument("--gold", metavar="FOLDER", type=Path, help="default: tests/gold")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, by article")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--update-floors", action="store_true", help="raise the floors to the figures reached"
    )
    parser.add_argument(
        "--allow-lower", action="store_true", help="with --update-floors: let floors fall"
    )


def run(arguments: Namespace) -> int:
    """Score each corpus, print the figures, and tell whether one fell."""
    from dashboard.evaluation.corpora import load_corpora, load_corpus  # noqa: PLC0415

    folder = arguments.gold or _default_folder()
    corpora = load_corpora(folder)
    chosen = _chosen(corpora, arguments.corpus)
    results = [_evaluate(load_corpus(folder, corpus)) for corpus in chosen]
    if arguments.json:
        _print_json(results)
    else:
        for annotated, evaluation in results:
            _print(annotated, evaluation, errors=arguments.errors)
    if arguments.update_floors:
        _update(folder, corpora, results, allow_lower=arguments.allow_lower)
        return ExitCode.DONE
    fallen = [_tell_falls(*result) for result in results]
    return ExitCode.INCOMPLETE if any(fallen) else ExitCode.DONE


def _default_folder() -> Path:
    """Give the gold of the folder one stands in, else of the checkout Marsad runs from."""
    return _GOLD if _GOLD.is_dir() else Path(__file__).resolve().parents[2] / _GOLD


def _chosen(corpora: "tuple[Corpus, ...]", names: list[str] | None) -> "tuple[Corpus, ...]":
    unknown = set(names or ()) - {corpus.name for corpus in corpora}
    if unknown:
        known = ", ".join(corpus.name for corpus in corpora)
        raise ConfigurationError(f"corpus {', '.join(sorted(unknown))}: expected {known}")
    return tuple(corpus for corpus in corpora if not names or corpus.name in names)


def _evaluate(annotated: "Annotated") -> "tuple[Annotated, Evaluation]":
    from dashboard.commands.analysing import analyse  # noqa: PLC0415 - `--help` does without
    from dashboard.evaluation.corpora import score  # noqa: PLC0415

    analysis, _ = analyse(annotated.articles)
    return annotated, score(annotated, analysis)


def _print(annotated: "Annotated", evaluation: "Evaluation", *, errors: bool) -> None:
    from rich.table import Table  # noqa: PLC0415 - `--json` does without

    from dashboard.commands.console import print_result, visible  # noqa: PLC0415

    floors = dict(annotated.corpus.floors)
    table = Table(title=f"{annotated.corpus.name}: {len(annotated.articles)} articles")
    table.add_column("measure")
    for name in ("figure", "floor", "n"):
        table.add_column(name, justify="right")
    for measure in evaluation.measures:
        if measure.n:
            floor = f"{floors[measure.name]:.4f}" if measure.name in floors else ""
            table.add_row(measure.name, f"{measure.value:.4f}", floor, str(measure.n))
    print_result(table)
    if errors and not annotated.corpus.held_out:
        for article in evaluation.errors:
            lines = (f"  {visible(line)}" for line in article.lines)
            print_result("\n".join((article.article_id, *lines)))
        print_result(*(f"not merged: {one}, {other}" for one, other in evaluation.missing_links))
        print_result(*(f"wrongly merged: {one}, {other}" for one, other in evaluation.wrong_links))


def _print_json(results: "list[tuple[Annotated, Evaluation]]") -> None:
    from dashboard.commands.console import print_json  # noqa: PLC0415

    print_json(
        {
            annotated.corpus.name: {
                "digest": annotated.digest,
                "measures": {m.name: {"value": m.value, "n": m.n} for m in evaluation.measures},
                "errors": _errors(annotated, evaluation),
            }
            for annotated, evaluation in results
        }
    )


def _errors(annotated: "Annotated", evaluation: "Evaluation") -> dict[str, list[str]]:
    if annotated.corpus.held_out:
        return {}
    return {one.article_id: list(one.lines) for one in evaluation.errors}


def _tell_falls(annotated: "Annotated", evaluation: "Evaluation") -> bool:
    """Say what is wrong with a corpus on standard error; true if anything is."""
    from dashboard.commands.console import print_note  # noqa: PLC0415
    from dashboard.evaluation.floors import falls  # noqa: PLC0415

    corpus = annotated.corpus
    faults = [str(fall) for fall in falls(corpus, evaluation.measures)]
    if corpus.digest != annotated.digest:
        faults.append("gold or articles changed since the floors were set: --update-floors")
    for fault in faults:
        print_note(f"marsad: {corpus.name}: {fault}")
    return bool(faults)


def _update(
    folder: Path,
    corpora: "tuple[Corpus, ...]",
    results: "list[tuple[Annotated, Evaluation]]",
    *,
    allow_lower: bool,
) -> None:
    from dashboard.evaluation.corpora import save_corpora  # noqa: PLC0415 - `--help` does without
    from dashboard.evaluation.floors import raised  # noqa: PLC0415

    risen = {
        annotated.corpus.name: raised(
            annotated.corpus,
            evaluation.measures,
            digest=annotated.digest,
            allow_lower=allow_lower,
        )
        for annotated, evaluation in results
    }
    save_corpora(folder, tuple(risen.get(corpus.name, corpus) for corpus in corpora))
