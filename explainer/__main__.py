"""``python -m explainer``: see `explainer.cli`."""

from explainer.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
