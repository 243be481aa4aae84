# journeyaudit alone, on the journeys that are mounted at /journeys:
#   docker build -t journeyaudit .
#   docker run --rm --network none -v "$PWD:/journeys:ro" journeyaudit check
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY docs/rules docs/rules
COPY docs/schema docs/schema
COPY rules rules
COPY src src
RUN python -m venv /opt/journeyaudit \
    && /opt/journeyaudit/bin/pip install --no-cache-dir --disable-pip-version-check . \
    && /opt/journeyaudit/bin/pip uninstall --yes pip

FROM python:3.13-slim
COPY --from=build /opt/journeyaudit /opt/journeyaudit
ENV PATH=/opt/journeyaudit/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    LANG=C.UTF-8 \
    JOURNEYAUDIT_CACHE_DIR=
RUN useradd --system --no-create-home --shell /usr/sbin/nologin journeyaudit
USER journeyaudit
WORKDIR /journeys
ENTRYPOINT ["journeyaudit"]
CMD ["check"]
