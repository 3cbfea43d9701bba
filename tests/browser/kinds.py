"""One page of each kind in English and in Spanish: what accessibility, markup, speed and looks are judged by."""

KINDS = {
    "front-page": ("/en/", "/es/"),
    "cards": ("/en/cards/", "/es/tarjetas/"),
    "card": ("/en/cards/social-security-card/", "/es/tarjetas/tarjeta-de-seguridad-social/"),
    "schemes": ("/en/schemes/", "/es/regimenes/"),
    "scheme": ("/en/schemes/employees-medical-insurance/", "/es/regimenes/seguro-medico-de-los-empleados/"),
    "comparisons": ("/en/compare/", "/es/comparar/"),
    "comparison": (
        "/en/compare/electronic-social-security-card-vs-social-security-card/",
        "/es/comparar/tarjeta-electronica-de-seguridad-social-vs-tarjeta-de-seguridad-social/",
    ),
    "guides": ("/en/guides/", "/es/guias/"),
    "situation": ("/en/guides/?when=lost", "/es/guias/?when=lost"),
    "guide": (
        "/en/guides/activate-bank-function-at-the-bank/",
        "/es/guias/activar-la-funcion-bancaria-en-el-banco/",
    ),
    "counter": (
        "/en/guides/activate-bank-function-at-the-bank/counter/",
        "/es/guias/activar-la-funcion-bancaria-en-el-banco/mostrador/",
    ),
    "questions": ("/en/questions/", "/es/preguntas/"),
    "topic": ("/en/questions/topics/activation/", "/es/preguntas/temas/activacion/"),
    "question": (
        "/en/questions/must-i-change-to-the-third-generation-card/",
        "/es/preguntas/es-obligatorio-cambiar-a-la-tarjeta-de-tercera-generacion/",
    ),
    "corrections": ("/en/you-may-have-read/", "/es/quizas-ha-leido/"),
    "correction": (
        "/en/you-may-have-read/a-relative-may-use-your-card/",
        "/es/quizas-ha-leido/un-familiar-puede-usar-su-tarjeta/",
    ),
    "article": (
        "/en/you-may-have-read/how-to-activate-the-medical-account-of-the-social-security-card/",
        "/es/quizas-ha-leido/como-activar-la-cuenta-medica-de-la-tarjeta-de-seguridad-social/",
    ),
    "laws": ("/en/law/", "/es/ley/"),
    "law": ("/en/law/social-insurance-services-regulations/", "/es/ley/reglamento-de-gestion-del-seguro-social/"),
    "provision": (
        "/en/law/social-insurance-services-regulations/article-7/",
        "/es/ley/reglamento-de-gestion-del-seguro-social/articulo-7/",
    ),
    "glossary": ("/en/glossary/", "/es/glosario/"),
    "phrases": ("/en/phrases/", "/es/frases/"),
    "phrase": ("/en/phrases/phrase-check-status/", "/es/frases/phrase-check-status/"),
    "sheet": ("/en/my-sheet/", "/es/mi-hoja/"),
    "letter": (
        "/en/questions/is-the-card-the-insurance/letter/",
        "/es/preguntas/la-tarjeta-es-el-seguro/carta/",
    ),
    "finder": ("/en/which-card/", "/es/que-tarjeta/"),
    "finder-result": ("/en/which-card/?a=b.b", "/es/que-tarjeta/?a=b.b"),
    "needs": ("/en/what-to-do/", "/es/que-hacer/"),
    "search": ("/en/search/?q=card", "/es/buscar/?q=tarjeta"),
    "nothing-found": ("/en/search/?q=qqqq", "/es/buscar/?q=qqqq"),
    "sources": ("/en/sources/", "/es/fuentes/"),
    "plain-page": ("/en/how-we-check/", "/es/como-verificamos/"),
    "timeline": ("/en/timeline/", "/es/cronologia/"),
    "changes": ("/en/history/", "/es/historial/"),
    "history": ("/en/history/card/social-security-card/", "/es/historial/card/social-security-card/"),
    "report": (
        "/en/report/?claim=card/social-security-card%23answer",
        "/es/informar/?claim=card/social-security-card%23answer",
    ),
    "received": (
        "/en/report/received/?claim=card/social-security-card%23answer",
        "/es/informar/recibido/?claim=card/social-security-card%23answer",
    ),
    "guide-for-a-reader": (
        "/en/guides/apply-for-social-security-card-as-foreign-employee/?for=foreign-worker&in=guangzhou",
        "/es/guias/solicitar-la-tarjeta-de-seguridad-social-como-empleado-extranjero/?for=foreign-worker&in=guangzhou",
    ),
    "not-found": ("/en/no-such-page/", "/es/no-hay-tal-pagina/"),
}
