# The site in a container. Nothing secret is inside; everything that changes lives in DATA_DIR.
#
#   docker build -t cardfaq .
#   docker run --read-only --tmpfs /tmp -v cardfaq-data:/data -p 127.0.0.1:8000:8000 \
#       -e SITE_URL=https://cards.example.org -e FORWARDED_ALLOW_IPS=172.17.0.1 cardfaq

FROM python:3.11-slim AS build
ENV PYTHONDONTWRITEBYTECODE=1
WORKDIR /site
# Before the rest, so that a change of a page does not install everything again.
COPY requirements.txt ./
RUN python -m venv /venv \
    && /venv/bin/python -m pip install --no-cache-dir --require-hashes --disable-pip-version-check -r requirements.txt
COPY . .
# The settings want a folder for data even here; what they put there is thrown away with this stage.
RUN DATA_DIR=/tmp/data /venv/bin/python manage.py compile_catalogues \
    && DATA_DIR=/tmp/data /venv/bin/python manage.py collectstatic --no-input --verbosity 0

FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin site \
    && install --directory --owner site --mode 700 /data
COPY --from=build /venv /venv
COPY --from=build /site /site
WORKDIR /site
ENV DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=8000 \
    PYTHON=/venv/bin/python \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER site
VOLUME /data
EXPOSE 8000
# The first start fills the database, which takes a while.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD ["/venv/bin/python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
CMD ["bin/serve"]
