@echo off
rem Start CMPG-desktop op Windows; maakt zo nodig eerst de Python-omgeving klaar.
rem Alle argumenten gaan naar het programma. Op Windows zelf nog niet beproefd.
setlocal
set "BRON=%~dp0.."
rem Zonder deze regel vertaalt Python soms bij elke start alle bron opnieuw.
set "PYTHONDONTWRITEBYTECODE="

rem De starter "py" kiest de nieuwste Python 3; anders wat als "python" te vinden is.
set "PYTHON="
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=py -3"
if not defined PYTHON python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON (
    echo Er is Python 3.11 of nieuwer nodig; die is hier niet gevonden. 1>&2
    echo Installeer Python met de optie "Add python.exe to PATH" en start opnieuw. 1>&2
    exit /b 1
)

%PYTHON% "%BRON%\scripts\_omgeving.py" programma
if errorlevel 1 exit /b 1

call "%BRON%\.venv\Scripts\cmpg-desktop.cmd" %*
exit /b %errorlevel%
