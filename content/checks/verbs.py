"""Whether a sentence has a verb: lists of our own, of the verbs that this site uses. No grammar."""

import re
from functools import cache

_EN_BARE = """
accept act activate arrive complain concern deal dial enable exclude exempt lie tie become became add admit affect
agree aim allow announce answer appear apply approve ask attach attend begin belong block book bring buy call cancel
carry cause change charge check choose claim close collect combine come compare complete confirm contact contain
continue copy correct cost count cover create decide declare deduct deliver depend describe die differ drop earn end
enrol ensure enter establish exchange exist expect expire explain extend face fail fall file fill find fine finish fix
follow forbid forget form freeze get give go grant guess hand happen have help hold identify include increase insure
introduce issue join keep know lack land last lead leave lend let lift like limit link list live lock look lose make
mean measure mention move name need note obtain offer open order overlap own pass pay permit pick place plan prefer
prepare prescribe present prevent print produce promise protect prove provide publish put qualify raise reach read
receive recognise refer refund refuse register regulate reimburse reject rely remain remember renew repay replace
report request require reset resell respond rest restore return review rise run save say scan search see seem sell
send serve set share show sign sit speak spend stand start state stay stop store submit suffice suspend swap switch
take tell tend think touch trade transfer translate travel treat try turn type unlock update upload use vary verify
visit wait want warn wear withdraw work write
"""
_EN_OTHER = """
am is are was were be been being has had does did do done can cannot could may might must shall should will would
began brought bought came chose cost drew fell felt found gave given went gone got grew held kept knew known laid led
left lent lost made meant met paid put read ran rose said saw seen sold sent set shown sat spoke spent stood took
taken taught thought told understood won wrote written let's isn't aren't don't doesn't didn't can't won't let
"""
_ES_INFINITIVES = """
abonar acabar actuar alcanzar aparecer asumir cesar configurar corresponder describir eximir fabricar formar fusionar
ocupar ordenar pegar recortar surtir abrir comprender copiar crear cuidar doblar mojar citar destinar excluir aceptar
acreditar activar actualizar acudir adelantar admitir afectar afirmar agotar ahorrar añadir aplicar apoyar aprobar
asegurar atender avisar ayudar bajar bastar bloquear borrar buscar caducar calcular cambiar cancelar cobrar combinar
comparar completar comprar comprobar comunicar confirmar conservar consistir constar consultar contar contener
continuar corregir cotizar coincidir cubrir cumplir declarar dejar depender descontar desbloquear descargar devolver
devengar distinguir durar elegir emitir empezar encontrar enseñar entrar entregar enumerar enviar equivocar escanear
escribir esperar evitar exigir existir expedir explicar exponer extender extraer faltar figurar fijar firmar funcionar
ganar gestionar guardar habilitar hablar hacer heredar identificar impedir imprimir incluir indicar informar ingresar
iniciar inscribir insistir instalar intentar interrumpir jubilar leer levantar llamar llegar llevar llenar lograr
mandar mantener marcar marchar mencionar mirar mostrar multar necesitar nombrar obligar obtener ocurrir ofrecer
olvidar pagar parar pasar pedir perder permanecer permitir pertenecer poder poner preferir preguntar preparar
prescribir presentar prestar prever probar producir prohibir prolongar proponer proteger publicar quedar querer
reanudar rechazar recibir recoger recomendar reconocer recordar recurrir rellenar reembolsar referir regir registrar
remitir renovar repetir reponer requerir reservar resolver responder restablecer resumir retener retirar retrasar
reunir revisar saber sacar salir seguir sellar sentar separar servir significar solicitar sospechar subir sumar
superar suspender sustituir tardar tender tener terminar tocar tomar traducir tramitar transferir trasladar tratar
usar utilizar valer variar vencer vender ver viajar vincular vivir volver
"""
_ES_OTHER = """
entendió entienden entendieron
actúa actúan advierte advierten amplía amplían daban envíe habían debían decían une unen costó costaron establezca
abra compruebe prohíbe prohíben crean cita excluye excluyen define definen mueve mueven aleje roce evalúa es son era
eran fue fueron sea sean será serán hay había hubo haya ha han he está están esté estén estaba estaban va van fue vaya
vayan iba da dan dé den daba dio puede pueden pueda puedan podía pudo debe deben deba debía tiene tienen tenga tengan
tenía tuvo hace hacen haga hagan hacía hizo hicieron dice dicen diga dijo decía pide piden pida pidan pidió sigue
siguen siga sirve sirven sirva quiere quieren quiera quería vuelve vuelven vuelva cuesta cuestan costaba cuenta
cuentan cuente encuentra encuentran encuentre encontró muestra muestran muestre prueba pruebe pierde pierden pierda
perdió elige elija eligen obtiene obtenga obtienen mantiene mantenga pone ponga ponen puso sabe sepa saben ve vea ven
vio sale salga salen viene vienen venga empieza empiezan empiece empezó exige exigen exija rige rigen rigió corrige
corrija consigue devuelve devuelva devuelven cubre cubren cubra incluye incluyen incluya sustituye sustituyen vale
valen lee lea leen oye oiga conoce reconoce ofrece ofrecen ofreció requiere requieren prefiere prefiera refiere remite
recoge recoja marque busque pague pagó saque toque explique indique aplique comunique justifique coincide coinciden
llegue niegue resuelve resuelven resuelva atiende atienden atienda entiende extiende depende dependen dependa vende
vendan expide expiden expidió conviene convenga supone suponen contiene contienen retiene suele suelen cierra cierre
cierran acierta despierta comienza quepa cabe duele muere murió lleve trae traiga traen pruebe apruebe recuerda
recuerde niega ruega juega prevé prevén leyó cayó deje deja juzga juzgue averigüe tradujo tradujeron
"""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def _english() -> frozenset[str]:
    return frozenset({form for verb in _EN_BARE.split() for form in _english_forms(verb)} | set(_EN_OTHER.split()))


def _english_forms(verb: str) -> set[str]:
    """As one writes it, of he and she, and of yesterday."""
    if re.search(r"[^aeiou]y$", verb):
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied"}
    third = f"{verb}es" if re.search(r"(s|x|ch|sh|o)$", verb) else f"{verb}s"
    return {verb, third, f"{verb}d" if verb.endswith("e") else f"{verb}ed", f"{verb}{verb[-1]}ed"}


@cache
def _spanish() -> frozenset[str]:
    return frozenset(
        {form for verb in _ES_INFINITIVES.split() for form in _spanish_forms(verb)} | set(_ES_OTHER.split())
    )


def _spanish_forms(verb: str) -> set[str]:
    """Third persons and what is said to `usted`, as regular verbs make them."""
    stem, kind = verb[:-2], verb[-2:]
    if kind == "ar":
        soft = re.sub(r"c$", "qu", re.sub(r"g$", "gu", re.sub(r"z$", "c", stem)))
        return {stem + end for end in ("a", "an", "aba", "aban", "ó", "aron", "ará", "arán", "aría")} | {
            soft + "e",
            soft + "en",
        }
    hard = re.sub(r"g$", "j", stem)
    ends = ("e", "en", "ía", "ían", "ió", "ieron", f"{kind}á", f"{kind}án", f"{kind}ía")
    return {stem + end for end in ends} | {hard + "a", hard + "an"}


def has_verb(sentence: str, language: str) -> bool:
    """Whether any word of it may be a verb; a pronoun behind an imperative counts with it: `pídala`."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(sentence)]
    known = _english() if language == "en" else _spanish()
    if any(word in known for word in words):
        return True
    return language == "es" and any(_without_pronoun(word) in known for word in words)


def _without_pronoun(word: str) -> str:
    bare = re.sub(r"(?<=[aeiouáéíóún])(?:se)?(?:l[aeo]s?|se)$", "", word)
    return bare.translate(str.maketrans("áéíóú", "aeiou")) if bare != word else word
