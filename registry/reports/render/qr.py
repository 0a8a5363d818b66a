"""An address as a code that a telephone reads, drawn as one path."""

from registry.shared.qr import qr_runs, svg_path

QUIET = 4  # modules of white around the code, as its standard asks


def qr_svg(address: str) -> str:
    """The same address gives the same picture; dark modules only, on white."""
    size, runs = qr_runs(address)
    wide = size + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{QUIET} -{QUIET} {wide} {wide}">'
        f'<path fill="#fff" d="M-{QUIET} -{QUIET}h{wide}v{wide}h-{wide}z"/>'
        f'<path fill="#000" d="{svg_path(runs)}"/></svg>'
    )
